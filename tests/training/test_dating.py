"""Learning to date events: the logit finds what tells the right candidates apart."""

from training.dating import Example, fit


def test_the_telling_feature_gets_the_weight() -> None:
    told = (("none",), ("publication", "publication:form=past", "noise"))
    quiet = (("none",), ("publication", "publication:form=noun", "noise"))
    learned = [Example(told, (False, True), 1.0), Example(quiet, (True, False), 1.0)] * 20
    weights = fit(learned)
    assert weights["publication:form=past"] > 1
    assert weights["publication:form=noun"] < -1
    assert abs(weights.get("noise", 0.0)) < 0.2
    assert weights == fit(learned)


def test_rare_features_are_left_out() -> None:
    learned = [
        Example((("none",), ("publication", f"once={number}")), (False, True), 1.0)
        for number in range(5)
    ]
    assert set(fit(learned)) == {"none", "publication"}
