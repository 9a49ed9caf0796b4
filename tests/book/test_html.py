"""HTML is read into a tree and written again, as HTML or as XHTML, and loses nothing."""

from book import html


def test_what_is_read_is_written_again():
    typed = '<p title="a&gt;b">One\u00a0: <br> &lt; <b>two</b><!-- c --></p>'
    assert html.inside(html.read(typed)) == typed


def test_text_is_folded_but_for_no_break_spaces_and_holds_no_comment():
    assert html.text(html.read("<p> One\u00a0:\n <b>two</b><!-- c --> </p>")) == "One\u00a0: two"


def test_xhtml_keeps_empty_elements_apart_from_void_ones():
    element = html.read(
        "<section><span></span><br><img alt='' src=x><i class='a/>b'></i></section>"
    )
    assert html.as_xhtml(element.children[0]) == (
        '<section><span></span><br/><img alt="" src="x"/><i class="a/&gt;b"></i></section>'
    )


def test_drawing_in_a_page_is_a_drawing_in_xhtml_too():
    element = html.read('<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>')
    assert html.as_xhtml(element.children[0]) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"></path></svg>'
    )
