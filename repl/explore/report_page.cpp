#include "repl/explore/report_page.hpp"

#include <fmt/format.h>

#include "repl/language/text.hpp"

namespace dossier::repl::explore {

namespace {

// Ink on white throughout, at least 7 to 1; nothing is told by colour alone. On paper a table's head comes again on
// every sheet and no row is cut in two.
constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 75rem; padding: 1rem 1.5rem 4rem; color: #1b2733; background: #ffffff;
       font: 100%/1.5 Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
h1, h2 { line-height: 1.2; }
h2 { margin-top: 3rem; border-bottom: 2px solid #1b2733; }
a { color: #0b3d91; }
a:focus, .wide:focus { outline: 3px solid #0b3d91; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9em; }
caption { text-align: left; padding: .5rem 0; }
caption span { display: inline-block; position: sticky; left: 0; max-width: min(100vw - 4rem, 72rem); }
th, td { border: 1px solid #55606e; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e8ecf1; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.day { white-space: nowrap; }
.sentence { min-width: 14em; hyphens: auto; }
.matrix td { text-align: center; }
.matrix thead th { writing-mode: vertical-rl; transform: rotate(180deg); min-height: 8rem; }
.matrix thead th:first-child { writing-mode: horizontal-tb; transform: none; }
.matrix tbody th, .matrix thead th:first-child { position: sticky; left: 0; background: #ffffff;
                                                 box-shadow: 1px 0 #55606e; }
.quotes li { margin-bottom: 1rem; }
blockquote { margin: 0; padding-left: .8rem; border-left: 3px solid #55606e; }
mark { color: inherit; background: #fff2b3; font-weight: bold; }
.source { margin: .2rem 0 0; color: #3d4854; font-size: .85em; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f5f8; padding: .8rem; font-size: .85em; }
figure { margin: 1.5rem 0; }
:target { outline: 3px solid #0b3d91; }
@media print {
  @page { size: A4 landscape; margin: 1.2cm; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  th, td { padding: .2rem .3rem; }
  .matrix th { position: static !important; box-shadow: none !important; }
  .matrix { font-size: 7pt; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, li, svg { break-inside: avoid; }
  svg { max-width: 100%; height: auto; }
  .wide { overflow: visible; }
  mark { background: none; text-decoration: underline; }
}
)";

}  // namespace

std::string page_table(std::string_view caption, std::span<const std::string> heads, std::span<const PageRow> rows) {
    std::string text = fmt::format("<table>\n<caption><span>{}</span></caption>\n<thead>\n<tr>", html(caption));
    for (const std::string& head : heads) text += fmt::format("<th scope=\"col\">{}</th>", html(head));
    text += "</tr>\n</thead>\n<tbody>\n";
    for (const PageRow& row : rows) {
        text += "<tr>";
        for (std::size_t at = 0; at < row.size(); ++at) {
            const auto& [content, attributes] = row[at];
            text += at == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", attributes, content)
                            : fmt::format("<td{}>{}</td>", attributes, content);
        }
        text += "</tr>\n";
    }
    return text + "</tbody>\n</table>\n";
}

std::string page(std::string_view title, std::string_view contents_title, Language language,
                 std::span<const PageSection> sections) {
    std::string contents, body;
    for (const PageSection& section : sections) {
        contents += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", section.id, html(section.title));
        body += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n", section.id,
                            html(section.title), section.body);
    }
    return fmt::format(
        "<!DOCTYPE html>\n"
        "<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\" />\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\" />\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#content\">{}</a>\n<header>\n<h1>{}</h1>\n</header>\n"
        "<nav aria-label=\"{}\">\n<ol>\n{}</ol>\n</nav>\n<main id=\"content\">\n{}</main>\n</body>\n</html>\n",
        name(language), html(title), style, html(say(language, Text::skip_to_content)), html(title),
        html(contents_title), contents, body);
}

}  // namespace dossier::repl::explore
