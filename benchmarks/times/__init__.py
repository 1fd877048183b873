"""How well times are found and placed, on TimeBank, AQUAINT, TempEval-3 platinum and WikiWars."""
