"""HTML is read into a tree and written again, as HTML or as XHTML, and loses nothing."""

from editions import markup


def written(html: str) -> str:
    return "".join(map(markup.as_html, markup.fragment(html)))


def test_elements_are_taken_out_and_the_text_around_them_stays():
    (paragraph,) = markup.fragment("<p>a<i>b</i>c<b>d <i>e</i></b>f<!-- g -->h</p>")
    inner = {each for each in paragraph if each.tag == "i"}
    markup.remove(paragraph, inner)
    assert markup.as_html(paragraph) == "<p>ac<b>d <i>e</i></b>fh</p>"
    markup.unwrap(paragraph, {each for each in paragraph if each.tag == "b"})
    assert markup.as_html(paragraph) == "<p>acd <i>e</i>fh</p>"


def test_xhtml_keeps_empty_elements_apart_from_void_ones():
    (element,) = markup.fragment(
        "<div><span></span><br><img alt='' src=x><i class='a/b'></i></div>"
    )
    assert markup.as_xhtml(element) == (
        '<div><span></span><br /><img alt="" src="x" /><i class="a/b"></i></div>'
    )


def test_drawing_in_a_page_is_a_drawing_in_xhtml_too():
    (element,) = markup.fragment('<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>')
    assert '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg">' in markup.as_xhtml(element)
