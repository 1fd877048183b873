"""What page furniture looks like: the words of menus and the openings of its sentences.

Each expression stands for a habit of news pages (share bars, sign-up boxes, credits, copyright
lines), not for one site. They are anchored, bounded in length and never nested in a repetition.
"""

import re

# ruff: noqa: E501 - a habit of pages a line reads better than one broken over three.


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


STRONG_MENU = _words(
    """share tweet tweets whatsapp facebook twitter pinterest reddit linkedin tumblr flipboard telegram
    instagram youtube email e-mail print subscribe login rss embed bookmark gallery videos"""
)
"""Words of share bars and menus that seldom open a sentence."""
MENU = STRONG_MENU | _words(
    """home news sport sports weather video photo photos galleries google google+ messenger comments
    comment menu search log in sign up register newsletter newsletters follow us on more next previous
    back top close open save like loading skip navigation advertisement ad ads sponsored trending live
    radio tv watch listen copy link copied font size via pin it x to via bluesky threads download app
    epaper e-paper photos caption full image hide show transcript | / • · : - – — > » + & and"""
)
"""All words of menus: a line of nothing else, with a strong word or repeated, is a menu."""

LONE = _words(
    """advertisement advertisements advertising ad close more comments comment photos photo videos video
    gallery menu search share email print facebook twitter google pinterest reddit tumblr linkedin
    whatsapp instagram related trending loading sponsored subscribe login vote recommended newsletter
    also"""
)
"""Words that are furniture when they are a whole line."""

_SHARE = (
    r"(?:Share|Tweet|Email|Print|Facebook|Twitter|WhatsApp|Pinterest|LinkedIn|Reddit|Embed|Save)"
)
GLUED_SHARE = re.compile(
    rf"(?<!\S)(?:{_SHARE}\s?){{1,12}}(?<!\s)(?=[A-Z]{{2,}}[A-Z .'’]{{0,30}}(?:[:,(]|\s?[–—-])"
    r"|(?:The|An?|In|On|At|By|For|It|He|She|They|After|When|Police|Officials)\s)"
)
"""A share button whose word ran into the text ("ShareHARBOUR: The …")."""
LEADING_BAR = re.compile(
    rf"\s*(?:(?:CLOSE|Close|Skip|in|x|Ad|Loading\.{{0,3}}|{_SHARE}|on|via|to|\||Copy Link|Comments?)\s+){{2,20}}"
    r"(?=[“\"‘(]?[A-Z])"
)
"""A bar before the text in its line; it must hold two buttons, see `_is_bar`."""
LEADING_CREDIT = re.compile(
    r"\s*(?:(?:Getty(?: Images)?|Splash News|Rex(?: Features)?|EPA|AFP|AP|PA|Reuters|Alamy) - (?:Contributor|Getty|AFP|Reuters)\b"
    r"|(?:Twitter|Instagram|Facebook|YouTube) ?/ ?@?\w{2,30}|(?:AFP|EPA|AP|PA)/(?:Getty Images|Getty|AFP|Reuters)|Splash News|Getty Images)"
    r"\s+(?=[A-Z][\w’'-]*\s)(?!(?:said|says|has|have|is|was|will|via|and)\b)"
)
"""The credit of a picture that ran into the caption behind it; an agency's bare name may be who spoke."""
LEADING_EMBED = re.compile(r"\s*(?:EMBED\s)?(?:</?>|>)\s?More News Videos\s+(?=[A-Z0-9“\"‘'])")
"""The buttons of a video that ran into its caption."""
CAROUSEL = re.compile(r".{0,250}?\|\s\d{1,2}:\d{2}\s.*\bLast VideoNext Video\b.{0,160}")
"""A line that is a row of videos with their titles, lengths and captions."""
CAPTION = re.compile(r"(?<!Full )(?<!Hide )(?<!Show )\bCaption (?!Close\b)(?=[A-Z][a-z])")
"""The label before a video's title: of a line that opens with it, or holds it twice, all is one."""
LABELLED_LINKS = re.compile(
    r"(?:MOST READ|Most [Rr]ead|MOST POPULAR|Most [Pp]opular) (?:IN|In|in|ON|On|on) .{5,3000}(?<![.!?”\"])"
    r"|(?:Related|RELATED|Recommended|Trending) (?:Coverage|Stories|Articles|Links|News|Content|Videos|COVERAGE|STORIES|ARTICLES|coverage|stories|articles|links) (?=[A-Z0-9“‘'\"]).{5,3000}(?<![.!?”\"])"
)
"""A line that opens with the label of a list of links, the links run into it: none ends as a sentence does."""
TRAILING_LINKS = re.compile(
    r"(?<=[.!?”\"])\s+(?:Related|RELATED|Recommended) (?:Coverage|Stories|Articles|Links|Content|COVERAGE|STORIES|ARTICLES)(?:\s(?=[A-Z0-9“‘'\"])[^.!?]{5,200}(?<![.!?”\"]))?\s*\Z"
)
"""The same behind the last sentence of a line; its further links stand in the lines below."""
LEADING_AD = re.compile(r"\s*(?:Advertisement|ADVERTISEMENT|Buy Photo)\s+(?=[“\"‘(]?[A-Z][a-z]*\s)")
"""The label of an advertisement, or a button, that ran into the text behind it."""
TRAILING_BAR = re.compile(
    rf"(?<=[.!?”\"’)|])\s*(?:(?:{_SHARE}|Comments?|Advertisement|on|via|\||Copy Link)(?:\s+|\Z)){{1,20}}\Z"
)
"""A bar or an "Advertisement" after the last sentence of its line."""

ASIDE = re.compile(
    r"\((?:[^()\n]{0,60}?\s)?(?:[Pp]hotos?|PHOTOS?|Image|Picture|Credit|Courtesy|Video|Graphic)"
    r"(?:(?:\s?[:/,]|\s(?:by|courtesy|via|from|credit|of)\b)[^()\n]{0,80})?\)(?:Buy Photo\b)?"
    r"|\((?:Source|Credit)s?:\s[^()\n]{2,120}\)(?=\s*$)"
    r"|\((?:[A-Z][\w.&'-]{1,20}\s){1,3}(?:[Pp]hoto|[Ff]ile|[Ii]mage)\)"
    r"|\((?:Published|Posted|Updated)\s[^()\n]{6,50}\d{4}\)"
    r"|\[(?:RELATED|Related|READ|Read|MORE|WATCH|Watch|VIDEO|PHOTOS?)\b[^\[\]\n]{0,160}\]"
    r"|(?<!\S)pic\.twitter\.com/\w+"
    r"|\bImage \d+ of /? ?\d+(?: Caption)?(?: Close)?"
    r"|\b(?:Hide Caption )?\d{1,3} of \d{1,3}\s+(?:(?:Skip|in|x|Embed|Share|CLOSE|Caption)\s+){2,9}"
    r"|\bHide Caption \d{1,3} of \d{1,3}\b"
    r"|(?<!\S)View Full Caption\b[^\n]{0,60}$"
    r"|—\s[^\n()]{1,60}\s?\(@\w{1,30}\)\s[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"|(?<=[.!?”\"] )\((?:Facebook|Twitter|Instagram|Handout|File|[A-Z]{2,5}-TV|[A-Z][\w .'&-]{2,30}/[A-Z][\w .'/-]{1,40})\)\s*$"
    r"|(?<=[.!?”\")] )(?:REUTERS|Reuters|AFP|AP|EPA|Getty Images)/[A-Z][\w .'-]{2,40}$"
    r"|(?<=[.!?”\"] )Source: [A-Z][\w .&'-]{1,40}$"
    r"|^\s*[×✕✖](?=\s)"
    r"|(?<=[.!?”\"] )(?:Advertisement|ADVERTISEMENT) (?=[“\"‘(]?[A-Z][a-z]*\s(?!Standards|Board|Council))"
    r"|(?:^|(?<=[a-z”\"’.)] ))[A-Z][\w'’-]{1,20} (?:[A-Z]\. )?[A-Z][\w'’-]{1,25}/(?:Reuters|REUTERS|AFP|AP|EPA|PA|Getty Images|Getty|Rex|Alamy|Bloomberg)\s*$"
    r"|©\s?[A-Z][^\n()]{2,60}\([^()\n]{2,40}\)\s*$"
    r"|(?<=[.!?)”\"] )(?:Photos?|Photograph|Picture|Image|Credit): [A-Z][^\n.!?]{2,60}$",
    re.M,
)
"""Credits in brackets, links in square brackets, remains of embedded posts."""

WHOLE_LINE = re.compile(
    # Symbols only.
    r"[×✕✖•|·›»«–—\-*_=+<>?#.~\s]+"
    r"|(?:https?://|www\.)\S{3,250}"
    # Pointers to other reports.
    r"|(?:[Aa]lso|ALSO|[Mm]ust|MUST)[ -](?:[Rr]ead|READ|[Ss]ee|[Ww]atch|WATCH)\b(?!\s(?:the|that|out|a)\b).{0,220}"
    r"|(?:Read|READ|See|SEE|Watch|WATCH|Listen|LISTEN)(?: (?:more|MORE|also|ALSO|too|next|here|full story))?\s?[:|>»–—].{0,220}"
    r"|(?:READ|WATCH|SEE)(?: (?:MORE|ALSO|NEXT|FULL STORY))(?:\s.{0,220})?"
    r"|(?:FULL |RELATED )?(?:STORY|STORIES)\s?[:|>–—].{0,220}"
    r"|(?:MORE|RELATED|TRENDING|RECOMMENDED)(?: [A-Z]+){0,3}\s?[:|>–—].{0,220}"
    r"|(?:PREVIOUS|PREVIOUSLY|ORIGINAL|EARLIER)(?: [A-Z]+){0,3}\s?[:|>–—](?:.{0,220}[^.!?”\"])?"
    r"|(?:Related|More|Trending|Recommended|Other|Latest|Most [Pp]opular|Most [Rr]ead|Top|Previous|Original)"
    r"(?: [A-Za-z]+){0,2} (?:stories|story|news|articles?|coverage|links?|topics|headlines|videos?|Stories|Story|News|Articles?|Coverage|Links?|Topics|Headlines|Videos?)"
    r"(?: (?:on|from|by|about) .{0,60})?\s?:?"
    r"|(?:Related|RELATED)(?: (?:to this story|content|posts?))?\s?[:|–—].{0,220}"
    r"|(?i:you (?:may|might) (?:also|be) .{0,60}(?:like|interested in|read).{0,30})"
    r"|(?i:don['’]t miss:?.{0,120}|in case you missed it:?.{0,120}|editor['’]?s['’]? picks?:?)"
    r"|(?:Advertisement\s*)?(?:Continue|Keep) reading(?: (?:the main story|below|this story))?.{0,20}"
    r"|(?i:(?:story|article) continues (?:below|after)(?: (?:this |the )?(?:advertisement|ad|video|gallery))?\.?)"
    r"|(?i:(?:read|see|view|show|load|learn) (?:more|less|all|the full story))(?: ?[→»>….]{1,4})?"
    r"|[^.!?]{5,200}\s(?:Read more|READ MORE|Read More)[ »>]*"
    # Credits, captions' ends, contacts.
    r"|(?i:(?:photo|image|picture|video|graphic|file photo)s?(?: credits?| courtesy| by| via| from)?\s?[:/–—|].{0,120})"
    r"|(?i:(?:photo|image|picture|video)s? (?:credits?|courtesy|by|via) .{0,80})"
    r"|(?:[A-Z][\w.&’'-]+ ){1,4}\((?:Photo|Source|Credit|Courtesy)s?: .{2,80}\)"
    r"|(?:(?:AP|AFP|Reuters|Getty|PTI|ANI|File) ?)+(?:Photo|Images?)(?:/.{0,60})?"
    r"|[\s•|,;:/()]*(?:(?:(?:[Cc]ontact|[Ee]?-?[Mm]ail|[Tt]witter|[Pp]hone|[Tt]el\.?|[Cc]all|on|or|at|@)[\s:.]*)*"
    r"(?:[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|@\w{2,30}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|(?:twitter|facebook)\.com/\S{1,60}|\d{3}-\d{4})[\s•|,;:/]*)+"
    # Dates of the page.
    r"|(?i:(?:last |first |originally )?(?:updated|published|posted|modified)(?: on| at)?\s?[:|]?\s?"
    r"(?=\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b)[^.!?]{0,60}\d[^!?]{0,40})"
    r"|(?i:(?:(?:hide|show|toggle|open|close|main|skip to) (?:transcript|captions?|menu|comments|more|navigation|(?:main )?content) ?){1,4})"
    # A row of menu words set apart by wide blanks or strokes.
    r"|(?:[A-Z][\w&'’-]{1,20}(?: [A-Z&][\w&'’-]{0,20})?(?:[^\S\n]{2,}|\t|\s?\|\s?)){2,12}[A-Z][\w&'’-]{1,20}(?: [A-Z&][\w&'’-]{0,20})?"
    r"|(?i:listen to (?:this|the) (?:article|story|report)(?:\s?[\d:]{4,5})?)"
    r"|(?i:share (?:this|via|on|with)\b(?: (?:story|article|post|page|with your friends|on))?.{0,60})"
    r"|(?i:share on (?:facebook|twitter|whatsapp|x|linkedin|email|telegram)\b.{0,80})"
    r"|(?i:\d+ (?:pending )?comments?|\d+ shares?|(?:post|leave|add|show|hide|view|see|load) (?:a |all |more |\d+ )?comments?(?: \(\d+\))?)"
    r"|(?i:updated? \d+ (?:minutes?|hours?|days?) ago|\d+ min(?:ute)?s? read)"
)
"""A line that is furniture as a whole; tried on lines of at most 260 characters."""

VIDEO_LENGTH = re.compile(
    r"(\d{1,2}):(\d{2})\s(?![AaPp]\.?[Mm]\b)['“\"]?[A-Z](?:[^.]|(?<=\b(?:Mr|Dr|Lt|St))\.|(?<=\b(?:Gov|Sen|Rep|Sgt|Mrs))\.){5,140}"
)
"""A line of a list of videos: its length, then its title."""

MAX_LINE_CHARS = 260

SENTENCE = re.compile(
    r"(?:"
    # Copyright.
    r"(?:[Vv]ia [A-Z]\w+ )?\(?©|\(?[Cc]opyright\b(?=.{0,12}(?:\d{4}|©|\(c\)|[A-Z]))|COPYRIGHT\b|All (?:content|contents) ©|All [Rr]ights [Rr]eserved|[A-Z][A-Za-z .]{1,40}\bTM and (?:©|Copyright)|ALL RIGHTS RESERVED"
    r"|This (?:material|story|content|article) may not be (?:published|reproduced|copied|reprinted)"
    r"|Unauthori[sz]ed (?:reproduction|use|distribution)\b|Click here for reuse"
    # What the browser lacks; boxes against robots; cookies.
    r"|(?:Please )?[Ee]nable [Jj]ava[Ss]cript|Sorry, your browser|You need (?:Adobe )?Flash|Your browser (?:does not|doesn['’]t)"
    r"|You must enter the characters|(?:Enter|Type) the characters|This video (?:is not|isn['’]t) available"
    r"|(?:We|This (?:web)?site|Our (?:web)?site) uses? cookies|By (?:continuing|using|clicking|submitting)\b.{0,80}\b(?:cookies|terms|privacy|policy|agree)"
    r"|Message: ?\* A friend wanted you to see"
    # Accounts.
    r"|(?:Already|Not) (?:have an account|a subscriber|registered)|Welcome back[.!] |Please sign in\b|Sign in using|Thank you for (?:registering|signing up|subscribing)"
    r"|We(?: have|['’]ve)? sent (?:you )?an? (?:verification|confirmation)|If you do not receive the verification|Your notification has been saved|There was a problem saving your"
    r"|Email notifications are only sent|We look forward to seeing you|(?:Close )?Get (?:digital access|email notifications)|Please check your e-?mail\b|Re-enter zip code|Why are we asking this\?"
    r"|Sorry, this zip ?code|Enjoy the convenience of home delivery|Oops, you haven['’]t selected|You are the owner of this article|Click on the button below"
    r"|Whenever .{3,60} posts new content|Add a location to your Tweets|When you tweet with a location|Just One More Thing\.\.\."
    r"|You can switch location on/off before|Visit us and (?:sign|log) in\b|Please check the box next to\b|(?:Email|E-mail) [Nn]ewsletters\b"
    # Invitations.
    r"|Follow [A-Z][\w.]{2,30}: (?:Facebook|Twitter|Instagram)|(?:If you |Do you )?[Ww]ant to (?:get|receive) (?:breaking|the latest|our|more) news (?:alerts|by|via|in|on)\b"
    r"|Sign up (?:for|to|here|today|now)\b|Sign [Uu]p [Ff]or\b|Subscribe (?:to|now|here|today|for)\b|SUBSCRIBE\b|Click (?:or tap )?here\b|CLICK HERE\b|Tap here\b|Click (?:the|this|on the) (?:link|button)"
    r"|(?:Like|Follow|Find|Join|Visit|Reach|Connect with|Watch) (?:us|him|her|them)\b.{0,40}\b(?:on|at|via)\s+(?:Facebook|Twitter|Instagram|WhatsApp|YouTube|Telegram|X\b|@|[\w.]+@|\d{3}|\(\d|social)"
    r"|Follow @|Follow .{2,50} on (?:Twitter|Facebook|Instagram|X\b|WhatsApp|Telegram|Google)|You can (?:also )?(?:like|follow) .{2,40} on (?:Facebook|Twitter|X\b)"
    r"|Support (?:our|independent|local|quality) journalism\b|Become a (?:member|subscriber|supporter)\b|Donate (?:now|today|here)\b"
    r"|Download (?:our|the) .{0,30}\bapps?\b|Never miss (?:a|another)\b|Get (?:alerted|alerts|the latest|breaking news|our|today['’]s) .{0,90}\b(?:inbox|newsletter|app|alerts?|email|phone)\b"
    r"|Read or [Ss]hare this|Share (?:this|your thoughts)\b|Report an [Ee]rror|Like this:|Join [Tt]he [Cc]onversation|Stay [Uu]p [Tt]o [Dd]ate,"
    r"|(?:Stay|Stick|Keep|Tune in|Continue)\b (?:tuned|with|on|to follow|checking|up with|up to date)\b.{0,120}\b(?:updates?|developments?|developing|details|latest|newscasts?|news|story)\b"
    r"|(?:Please c|C)heck back\b.{0,50}|Refresh this page|This (?:is a|story is) (?:developing|breaking)(?: news)?(?: story)?\s?[.—–;,-]|Keep up with (?:local|the latest)\b"
    r"|For (?:more|the latest) .{0,40}(?:news|stories|updates)\b.{0,20},? (?:listen|visit|follow|go|download|sign|click|tune|watch|subscribe)\b"
    r"|(?:[A-Z][^.:!?\n]{2,60}: )?(?:The )?[A-Z]\w+ (?:(?:team|staff|guide) )?(?:tells|shows|brings|gives) you (?:everything|all) you need to know\b"
    r"|(?:[A-Z]\w+ )?Magazine: Check out\b|Check out (?:our|the (?:latest|full|rest))\b.{0,80}\b(?:stories|edition|gallery|coverage|videos?|photos|newsletter|page|site)\b"
    # Who wrote and how to reach them.
    r"|Contact [A-Z][\w.'-]+ [A-Z][\w. '-]{1,40} (?:at|on|via)[: ]+(?:[\w.+-]+@|@|Twitter|\(?\d{3})"
    r"|(?:The )?[A-Z][\w .,'’&-]{2,80} contributed (?:reporting )?to this (?:report|story|article)"
    r"|[(—–-]{0,2}\s?(?:Additional r|R)eporting by [A-Z][^()\n]{3,400}?\b(?:[Ee]diting|[Ww]riting) by [A-Z][^()\n]{2,200}"
    r"|\((?:Additional r|R)eporting by [A-Z][^()\n]{3,300}\)\.?\s*$"
    r"|[A-Z][\w.'-]+ [A-Z][\w. '-]{1,30} is an? [\w -]{2,40}\b(?:staff writer|reporter|correspondent|columnist)\b(?= (?:for|with|at|who|in)\b.{0,60}\.|\.)"
    r"|(?:He|She|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) can be (?:reached|contacted) (?:at|on|by|via)[: ]+(?:[\w.+-]+@|@|e-?mail|\(?\d{3}[ )-]|Twitter)"
    r"|(?:E-?mail|Reach|Call|Tweet) (?:the (?:author|reporter|writer)|him|her|[A-Z][\w'-]+ [A-Z][\w'-]+) (?:at|on)\b"
    r")"
)
"""How a sentence of furniture begins; it reaches to the sentence's end."""
