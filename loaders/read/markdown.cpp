#include "loaders/read/markdown.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "loaders/read/line_marks.hpp"
#include "loaders/read/lines.hpp"
#include "loaders/read/markdown_text.hpp"

namespace dossier::loaders::read {

namespace {

using graph::SourceSpan;

bool is_blank(char byte) { return byte == ' ' || byte == '\0'; }

/// The line without the blanks and taken-out bytes around it.
SourceSpan trim(const Lines& lines, SourceSpan span) {
    while (span.begin < span.end && is_blank(lines.bytes[span.begin])) ++span.begin;
    while (span.end > span.begin && is_blank(lines.bytes[span.end - 1])) --span.end;
    return span;
}

std::size_t count_leading(std::string_view text, char byte) {
    return std::min(text.find_first_not_of(byte), text.size());
}

/// `---`, `* * *`, `___`: three or more of one mark and nothing else.
bool is_rule(std::string_view text) {
    if (text.empty() || (text[0] != '-' && text[0] != '*' && text[0] != '_')) return false;
    std::size_t marks = 0;
    for (const char byte : text) {
        if (byte == text[0])
            ++marks;
        else if (byte != ' ')
            return false;
    }
    return marks >= 3;
}

bool is_underline(std::string_view text) {
    return text.size() >= 3 && (text[0] == '=' || text[0] == '-') && count_leading(text, text[0]) == text.size();
}

bool is_page_break(std::string_view text) { return text == "\f" || is_rule(text) || is_page_furniture(text); }

/// How many bytes an ATX mark takes, blanks after it included; 0 when the line is no heading.
std::size_t heading_mark(std::string_view text) {
    const auto level = count_leading(text, '#');
    if (level == 0 || level > 6) return 0;
    if (level == text.size()) return level;
    return text[level] == ' ' ? level + count_leading(text.substr(level), ' ') : 0;
}

std::optional<NoteMark> between(std::string_view text, std::string_view open, std::string_view close) {
    if (!text.starts_with(open)) return std::nullopt;
    const auto end = text.find(close, open.size());
    if (end == std::string_view::npos || end == open.size() || end - open.size() > 6) return std::nullopt;
    const auto size = end + close.size();
    return NoteMark{std::string{text.substr(open.size(), end - open.size())},
                    size + count_leading(text.substr(size), ' ')};
}

/// The number before a plain footnote, as PDF text gives it: `3 Zie …`, told from prose by being the next in count.
std::optional<NoteMark> plain_number(std::string_view text, std::size_t expected) {
    const auto number = std::to_string(expected);
    if (!text.starts_with(number) || text.size() < number.size() + 4 || text[number.size()] != ' ') return std::nullopt;
    return NoteMark{number, number.size() + count_leading(text.substr(number.size()), ' ')};
}

/// Lines that belong together.
struct LineBlock {
    BlockKind kind = BlockKind::paragraph;
    std::vector<SourceSpan> lines;
    std::string mark;
};

class Splitter {
public:
    explicit Splitter(const Lines& lines) : lines_{lines} {}

    std::vector<LineBlock> run() {
        for (at_ = 0; at_ < lines_.lines.size(); ++at_) take(lines_.lines[at_]);
        return std::move(blocks_);
    }

private:
    void take(SourceSpan line) {
        auto span = trim(lines_, line);
        // A line that held only a comment is as if it were not there; a blank one ends the paragraph.
        if (span.begin == span.end) {
            if (lines_.text(line).find('\0') == std::string_view::npos) open_ = false;
            return;
        }
        while (lines_.bytes[span.begin] == '>' && span.end - span.begin > 1) {
            span = trim(lines_, {span.begin + 1, span.end});
            if (span.begin == span.end) return;
        }
        const auto text = lines_.text(span);
        if (in_html_table_) return skip_html_table(text);
        if (underline(text) || note(span, text)) return;
        if (is_page_break(text)) {
            add(BlockKind::page_break, {}, false);
            after_page_break_ = true;
            return;
        }
        if (heading_or_table(span, text)) return;
        if (item(span, text)) return;
        running(line, span);
    }

    /// A line of `===` or `---` right under a single short line makes that a heading, not a page break.
    bool underline(std::string_view text) {
        if (!open_ || !is_underline(text) || blocks_.back().kind != BlockKind::paragraph) return false;
        auto& block = blocks_.back();
        const auto above = lines_.text(block.lines.front());
        if (block.lines.size() != 1 || above.size() > 160) return false;
        if (text[0] == '-' && (std::string_view{".:;,"}.find(above.back()) != std::string_view::npos)) return false;
        if (text[0] == '-' && next_is_note()) return false;
        block.kind = BlockKind::heading;
        open_ = false;
        return true;
    }

    [[nodiscard]] bool next_is_note() const {
        for (auto next = at_ + 1; next < lines_.lines.size(); ++next) {
            const auto span = trim(lines_, lines_.lines[next]);
            if (span.begin == span.end) continue;
            const auto text = lines_.text(span);
            return between(text, "<sup>", "</sup>") || between(text, "[^", "]:") || raised_note_mark(text);
        }
        return false;
    }

    bool note(SourceSpan span, std::string_view text) {
        auto mark = between(text, "<sup>", "</sup>");
        if (!mark) mark = between(text, "[^", "]:");
        if (!mark && !open_) mark = raised_note_mark(text);
        const bool in_notes = !blocks_.empty() && blocks_.back().kind == BlockKind::footnote;
        if (!mark && (after_page_break_ || in_notes)) mark = plain_number(text, notes_ + 1);
        // A line that opens with a mark is a note only where a block may begin: `tegoeden\n<sup>1</sup> van` is not.
        if (!mark || (open_ && !in_notes && !text.starts_with("[^"))) return false;
        ++notes_;
        add(BlockKind::footnote, {span.begin + mark->size, span.end}, true);
        blocks_.back().mark = mark->number;
        return true;
    }

    bool heading_or_table(SourceSpan span, std::string_view text) {
        if (const auto size = heading_mark(text)) {
            auto content = trim(lines_, {span.begin + size, span.end});
            while (content.end > content.begin && lines_.bytes[content.end - 1] == '#') --content.end;
            content = trim(lines_, content);
            if (content.begin < content.end) add(BlockKind::heading, content, false);
            return true;
        }
        if (text.starts_with("<table")) {
            add(BlockKind::table, span, false);
            in_html_table_ = true;
            skip_html_table(text);
            return true;
        }
        const bool in_table = open_ && !blocks_.empty() && blocks_.back().kind == BlockKind::table;
        if (in_table) {
            blocks_.back().lines.push_back(span);
            return true;
        }
        const bool delimiter = text.find('|') != std::string_view::npos && text.find("--") != std::string_view::npos &&
                               text.find_first_not_of("|-: ") == std::string_view::npos;
        if (delimiter && open_ && blocks_.back().lines.size() == 1) {
            blocks_.back().kind = BlockKind::table;
            blocks_.back().lines.push_back(span);
            return true;
        }
        if (!text.starts_with('|')) return false;
        add(BlockKind::table, span, true);
        return true;
    }

    void skip_html_table(std::string_view text) {
        if (text.find("</table>") != std::string_view::npos) in_html_table_ = false;
    }

    bool item(SourceSpan span, std::string_view text) {
        const auto mark = list_mark(text);
        if (!mark) return false;
        const bool in_list = !blocks_.empty() && blocks_.back().kind == BlockKind::list_item;
        if (open_ && !in_list && !mark->interrupts) return false;
        add(BlockKind::list_item, {span.begin + mark->size, span.end}, true);
        blocks_.back().mark = mark->mark;
        return true;
    }

    void running(SourceSpan line, SourceSpan span) {
        if (open_ && !blocks_.empty() && blocks_.back().kind != BlockKind::page_break) {
            blocks_.back().lines.push_back(span);
            return;
        }
        const bool indented = span.begin - line.begin >= 2 && !blocks_.empty();
        const bool continues = indented && blocks_.back().kind == BlockKind::list_item;
        add(continues ? BlockKind::list_item : BlockKind::paragraph, span, true);
    }

    void add(BlockKind kind, SourceSpan span, bool open) {
        blocks_.push_back({kind, {}, {}});
        if (kind != BlockKind::page_break) blocks_.back().lines.push_back(span);
        if (kind != BlockKind::page_break) after_page_break_ = false;
        open_ = open;
    }

    const Lines& lines_;
    std::vector<LineBlock> blocks_;
    std::size_t at_ = 0;
    std::size_t notes_ = 0;
    bool open_ = false;  ///< the next line may join the last block
    bool after_page_break_ = false;
    bool in_html_table_ = false;
};

}  // namespace

Content read_markdown(std::string_view source) {
    const auto lines = read_lines(source);
    Content content;
    for (auto& block : Splitter{lines}.run()) {
        const bool wordless = block.kind == BlockKind::table || block.kind == BlockKind::page_break;
        auto text = wordless ? RunningText{} : read_running_text(lines, block.lines);
        const auto where =
            block.lines.empty() ? SourceSpan{} : SourceSpan{block.lines.front().begin, block.lines.back().end};
        content.blocks.push_back({block.kind, std::move(text), std::move(block.mark), where});
    }
    return content;
}

}  // namespace dossier::loaders::read
