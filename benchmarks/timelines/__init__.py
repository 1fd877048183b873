"""Are the days of a story found that matter, and told in its best sentences?"""
