#include "loaders/read/pdf_pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "graph/child_process.hpp"
#include "loaders/read/character_sets.hpp"
#include "loaders/read/problem.hpp"
#include "loaders/read/xml.hpp"

namespace dossier::loaders::read {

namespace {

constexpr std::size_t most_lines = 5000;  ///< of a page: lines are compared with each other

double number(const XmlDocument& document, const XmlEvent& tag, std::string_view name) {
    const auto text = document.attribute(tag, name).value_or("");
    const double value = std::strtod(text.c_str(), nullptr);
    return value > -1e6 && value < 1e6 ? value : 0;
}

Box box_of(const XmlDocument& document, const XmlEvent& tag) {
    return {number(document, tag, "xMin"), number(document, tag, "yMin"), number(document, tag, "xMax"),
            number(document, tag, "yMax")};
}

/// pdftotext makes a word of every change of size, and does not say where it saw a space.
bool is_glued(const PrintedWord& before, const PrintedWord& word) {
    constexpr double narrow = 0.1;  // of the height of the larger: a space takes a fifth or more
    const auto height = std::max(before.box.height(), word.box.height());
    return word.box.left - before.box.right < narrow * height && word.box.left >= before.box.left;
}

/// Control characters would be no text, and a form feed ends a page.
std::string without_controls(std::string text) {
    std::erase_if(text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; });
    return text;
}

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string first_line(const std::string& messages) { return messages.substr(0, messages.find('\n')); }

/// Anything but success, in words.
void check(const graph::ChildResult& result) {
    using End = graph::ChildResult::End;
    constexpr int opening_failed = 1;
    constexpr int not_permitted = 3;
    if (result.end == End::not_found)
        throw unreadable("PDF is read by `pdftotext`, which is not installed",
                         "install the Debian package poppler-utils");
    if (result.end == End::not_confined)
        throw unreadable("`pdftotext` cannot be run within limits here", "give the letter in another format");
    if (result.end == End::timed_out) throw unreadable("`pdftotext` did not come to an end with it");
    if (result.end == End::killed) throw unreadable("`pdftotext` broke off: it takes too much time or memory");
    if (result.messages.find("Incorrect password") != std::string::npos)
        throw unreadable("it is encrypted", "save it without a password");
    if (result.status == not_permitted)
        throw unreadable("its author does not permit that text is copied from it", "ask for it in another format");
    if (result.status == opening_failed) {
        const auto said = first_line(result.messages);
        throw unreadable(fmt::format("it is damaged: {}", said.empty() ? "no PDF that can be opened" : said),
                         "download or save the document again");
    }
    if (result.status != 0) throw unreadable(fmt::format("`pdftotext` failed: {}", first_line(result.messages)));
}

}  // namespace

std::string PrintedLine::text() const {
    std::string all;
    for (const auto& word : words) all += (all.empty() || word.glued ? "" : " ") + word.text;
    return all;
}

double PrintedLine::size() const {
    std::vector<double> heights;
    for (const auto& word : words) heights.push_back(word.box.height());
    if (heights.empty()) return 0;
    std::ranges::sort(heights);
    return heights[heights.size() / 2];
}

std::vector<PrintedPage> parse_pages(std::string_view layout) {
    const auto document = XmlDocument::parse(layout);
    std::vector<PrintedPage> pages;
    std::size_t group = 0;
    for (const auto& event : document.events()) {
        if (event.kind == XmlEvent::Kind::open) {
            if (event.name == "page")
                pages.push_back({number(document, event, "width"), number(document, event, "height"), {}});
            if (pages.empty()) continue;
            auto& lines = pages.back().lines;
            if (event.name == "block") ++group;
            if (event.name == "line" && lines.size() >= most_lines)
                throw unreadable(fmt::format("page {} has more lines than a letter can have", pages.size()));
            if (event.name == "line") lines.push_back({{}, box_of(document, event), group, LineRole::text});
            if (event.name == "word" && !lines.empty())
                lines.back().words.push_back({{}, box_of(document, event), {}, false});
        } else if (event.kind != XmlEvent::Kind::close && !pages.empty() && !pages.back().lines.empty()) {
            auto& words = pages.back().lines.back().words;
            const auto text = without_controls(document.words(event));
            if (words.empty() || text.find_first_not_of(' ') == std::string::npos) continue;
            words.back().text += text;
        }
    }
    for (auto& page : pages) {
        for (auto& line : page.lines) {
            std::erase_if(line.words, [](const auto& word) { return word.text.empty(); });
            for (std::size_t at = 1; at < line.words.size(); ++at)
                line.words[at].glued = is_glued(line.words[at - 1], line.words[at]);
        }
        std::erase_if(page.lines, [](const auto& line) { return line.words.empty(); });
    }
    return pages;
}

std::string write_source(std::vector<PrintedPage>& pages) {
    std::string source;
    for (auto& page : pages) {
        for (auto& line : page.lines) {
            for (std::size_t at = 0; at < line.words.size(); ++at) {
                auto& word = line.words[at];
                if (at > 0 && !word.glued) source += ' ';
                word.where = {source.size(), source.size() + word.text.size()};
                source += word.text;
            }
            source += '\n';
        }
        source += '\f';
    }
    return source;
}

std::vector<PrintedPage> read_pages(std::string_view pdf) {
    const graph::TemporaryFolder folder;
    const auto in = folder.path() / "in.pdf";
    const auto out = folder.path() / "out.xml";
    {
        std::ofstream file{in, std::ios::binary};
        file.write(pdf.data(), static_cast<std::streamsize>(pdf.size()));
        if (!file.flush())
            throw unreadable("it cannot be written to a temporary file", "see that there is room on the disk");
    }
    check(graph::run_confined({"pdftotext", "-bbox-layout", "-enc", "UTF-8", in.string(), out.string()}));
    const auto layout = file_text(out);
    check_utf8(layout);
    return parse_pages(layout);
}

}  // namespace dossier::loaders::read
