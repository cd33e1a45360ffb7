from plainfigures.publish.stylesheet import pruned, without_blanks, words_in


def test_rules_for_unknown_classes_go() -> None:
    """Of a list of selectors those stay whose every class can occur; a rule that has none left goes."""
    css = ".kite,.string .kite,.tail{color:red}.tail{top:0}p{margin:0}"
    assert pruned(css, {"kite", "string"}) == ".kite,.string .kite{color:red}p{margin:0}"


def test_classes_that_are_only_excluded_do_not_matter() -> None:
    """A class inside `:not()` need not occur for the rule to apply."""
    css = ".kite:not(.tail){top:0}"
    assert pruned(css, {"kite"}) == css


def test_media_queries_are_kept_with_what_is_left_in_them() -> None:
    """Rules inside a media query are chosen like others, and an empty one goes."""
    css = "@media screen{.kite{top:0}.tail{top:1px}}@media (width>9em){.tail{top:0}}@media print{p{top:0}}"
    assert pruned(css, {"kite"}) == "@media screen{.kite{top:0}}"


def test_unread_variables_go() -> None:
    """A variable that no rule reads is dropped, whatever its value holds."""
    css = ':root{--used:1px;--icon:url("data:a;b,(c)");--last:2px}p{top:var(--used)}'
    assert pruned(css, set()) == ":root{--used:1px;}p{top:var(--used)}"


def test_focus_is_not_hidden_and_direction_adds_no_weight() -> None:
    """Rules that hide the focus, or set text from right to left, go; those from left to right lose their prefix."""
    css = "a:not(.focus-visible){outline:none}[dir=rtl] p{left:0}[dir=ltr] p{right:0}"
    assert pruned(css, {"focus-visible"}) == "p{right:0}"


def test_what_other_scripts_would_mark_goes() -> None:
    """Rules for tables sorted by script, and the icons that only they read, go."""
    css = ':root{--icon:url("data:a")}th[role=columnheader]:after{mask:var(--icon)}p{top:0}'
    assert pruned(css, set()) == "p{top:0}"


def test_words_are_what_a_class_could_be() -> None:
    """Names with hyphens and underscores are one word."""
    assert words_in('<p class="md-grid md-main__inner">') == {"md-grid", "md-main__inner"}


def test_blank_space_goes_where_it_means_nothing() -> None:
    """Remarks and layout go; the space that makes one selector of two stays."""
    css = "/* Why. */\n.a :is(.b, .c) {\n  margin: calc(1rem + 2px) 0;\n}\n"
    assert without_blanks(css) == ".a :is(.b,.c){margin:calc(1rem + 2px) 0}"
