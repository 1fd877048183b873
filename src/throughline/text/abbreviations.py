"""Words after which a full stop need not end the sentence, by what decides it."""

import re


def words(lines: str) -> frozenset[str]:
    """The words of `lines` as a set."""
    return frozenset(lines.split())


TITLES = words(
    """mr mrs ms mx messrs mme mlle dr prof rev fr hon gen col lt ltcol maj capt cpt cmdr cdr sgt
    ssgt cpl pvt adm brig supt insp det ofc dep gov sen rep pres amb atty sec st ste mt ft vs v
    eg ie cf al viz hr asst"""
)
"""Always followed by more of the sentence."""

BEFORE_NUMBER = words(
    """no nos art arts sec secs fig figs pp p vol vols ch chap para paras approx ca c rs tel ext op
    div
    jan feb mar apr jun jul aug sep sept oct nov dec"""
)
"""End no sentence before a digit."""

MAYBE = words(
    """inc corp co cos ltd llc plc bros jr sr esq ave blvd rd hwy pkwy dept univ assn assoc intl
    natl govt dist div jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur
    thurs fri ala
    ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont
    neb nev okla ore pa tenn tex va vt wash wis wyo ont que approx est min max avg lat long apt
    mfg ed eds"""
)
"""End the sentence only when the next word is one that opens sentences. Known by their capital."""

OPENERS = words(
    """the a an this that these those he she it they we you i his her its their our my your there
    here but and or so yet nor in on at by for from with without after before during since until
    when while if although though because as however meanwhile then now later earlier also still
    both each all many most some several few one two three no not what who why how where which
    police officials authorities investigators prosecutors witnesses according once under over
    among between despite following last next every another other anyone everyone nobody nothing
    to of is was were are have has had do does did will would can could may might let"""
)
"""Words whose capital letter says that a sentence begins."""

AFTER_CLOCK = re.compile(
    r"(?:[ECMP][SD]?T|GMT|UTC|IST|BST|CET|CEST|AEST|JST|Sun|Mon|Tues?|Wed|Thurs?|Fri|Sat"
    r"|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?"
    r"|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?|Eastern|Central|Pacific|Mountain|Greenwich|local"
    r"|\d{1,2}[:.]?\d{2} (?:[ECMP][SD]?T|GMT|UTC|local))\b"
)
"""What goes on after "a.m." and "p.m."."""
