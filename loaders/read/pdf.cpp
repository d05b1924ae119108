#include "loaders/read/pdf.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "loaders/read/block_writer.hpp"
#include "loaders/read/code_points.hpp"
#include "loaders/read/line_marks.hpp"
#include "loaders/read/printed_lines.hpp"
#include "loaders/read/problem.hpp"
#include "loaders/read/sentences.hpp"

namespace dossier::loaders::read {

namespace {

class Reader {
public:
    Reader(const std::vector<PrintedPage>& pages, double body)
        : pages_{pages}, body_{body}, pitch_{line_pitch(pages, body)} {}

    std::vector<Block> run() {
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            if (page > 0) cut();
            const auto& lines = pages_[page].lines;
            page_ = &lines;
            for (std::size_t at = 0; at < lines.size(); ++at) take(lines, at);
        }
        end();
        return writer_.take();
    }

private:
    void take(const std::vector<PrintedLine>& lines, std::size_t at) {
        const auto& line = lines[at];
        switch (line.role) {
        case LineRole::furniture: return;
        case LineRole::table:
            end();
            if (at == 0 || lines[at - 1].role != LineRole::table) writer_.table();
            return;
        case LineRole::note:
            if (is_note_number(line.words.front().text) || !in_note_) begin_note(line);
            write(line);
            return;
        case LineRole::text: break;
        }
        // What stands higher than the line before is in the next column.
        if (last_ != nullptr && line.box.top < last_->box.top - 2 * line.size()) cut();
        if (last_ == nullptr || in_note_ || begins_paragraph(lines, at)) {
            end();
            writer_.begin(is_heading(lines, at) ? BlockKind::heading : BlockKind::paragraph);
        }
        write(line);
    }

    /// A page or a column ends here; whether a sentence does, is told by the sentence.
    void cut() {
        end();
        writer_.page_break();
    }

    void end() {
        if (in_note_) writer_.end_note();
        in_note_ = false;
        last_ = nullptr;
    }

    void begin_note(const PrintedLine& line) {
        end();
        writer_.finish();
        const auto& first = line.words.front().text;
        writer_.begin_note(is_note_number(first) ? first : "");
        in_note_ = true;
    }

    [[nodiscard]] bool begins_paragraph(const std::vector<PrintedLine>& lines, std::size_t at) {
        const auto& line = lines[at];
        const auto size = line.size();
        if (std::abs(size - last_->size()) > 0.08 * body_) return true;
        if (line.box.bottom - last_->box.bottom > 1.3 * pitch_) return true;
        // Where lines stand far apart each is a group of its own: then the text goes on where the next word had no
        // room.
        const bool beside = std::abs(line.box.left - last_->box.left) > 3 * size;
        if (line.group != last_->group && (beside || !is_wrapped(*last_, line))) return true;
        const bool finished = !is_unfinished(last_->text());
        const auto text = line.text();
        if (const auto mark = list_mark(text)) return mark->interrupts || finished;
        if (!finished) return false;
        const auto [left, right] = edges(lines, at);
        const bool indented = line.box.left > left + 0.8 * size && last_->box.left < left + 0.8 * size;
        return indented || last_->box.right < right - 0.2 * (right - left);
    }

    /// The left and the right edge of the lines that were printed as one with this.
    [[nodiscard]] std::pair<double, double> edges(const std::vector<PrintedLine>& lines, std::size_t at) {
        if (edges_of_ != lines[at].group) {
            edges_of_ = lines[at].group;
            edges_ = {1e9, 0};
            for (const auto& line : lines) {
                if (line.group != edges_of_) continue;
                edges_.first = std::min(edges_.first, line.box.left);
                edges_.second = std::max(edges_.second, line.box.right);
            }
        }
        return edges_;
    }

    /// Larger than the text, and no more than two lines of it.
    [[nodiscard]] bool is_heading(const std::vector<PrintedLine>& lines, std::size_t at) const {
        constexpr double larger = 1.08;
        if (lines[at].size() < larger * body_) return false;
        std::size_t count = 0;
        for (auto next = at; next < lines.size() && lines[next].group == lines[at].group; ++next) ++count;
        return count <= 2 && is_unfinished(lines[at].text());
    }

    void write(const PrintedLine& line) {
        auto& text = writer_.text();
        if (last_ != nullptr && !ends_in_soft_hyphen(*last_) && !text.join_hyphen(line.text())) {
            if (is_wrapped(*last_, line))
                text.space(line.words.front().where.begin - 1);
            else
                text.line_break();
        }
        for (std::size_t at = 0; at < line.words.size(); ++at) {
            const auto& word = line.words[at];
            if (at > 0 && !word.glued) text.space(word.where.begin - 1);
            if (at > 0 && is_mark(word, line) && !text.after_unit())
                text.mark(word.text);
            else
                write(word, text);
        }
        last_ = &line;
    }

    static void write(const PrintedWord& word, TextBuilder& text) {
        const std::string_view letters = word.text;
        for (std::size_t at = 0; at < letters.size();) {
            const auto raised = text.raised_number(letters.substr(at));
            const auto here = code_point_at(letters, at);
            const auto from = word.where.begin + at;
            if (raised == 0) text.character(here.value, {from, from + here.size});
            at += raised > 0 ? raised : here.size;
        }
    }

    /// Whether a line ended because the next word had no room, not because its author ended it.
    [[nodiscard]] bool is_wrapped(const PrintedLine& line, const PrintedLine& next) const {
        double right = 0;  // of the column: of the lines that begin where this does
        for (const auto& other : *page_)
            if (other.role == line.role && std::abs(other.box.left - line.box.left) < 3 * line.size())
                right = std::max(right, other.box.right);
        return line.box.right + 0.4 * line.size() + next.words.front().box.width() > right;
    }

    static bool ends_in_soft_hyphen(const PrintedLine& line) { return line.words.back().text.ends_with("\u00AD"); }

    /// A number in small print that does not stand on the line.
    static bool is_mark(const PrintedWord& word, const PrintedLine& line) {
        const auto size = line.size();
        return is_note_number(word.text) && word.box.height() < 0.8 * size &&
               word.box.bottom < line.box.bottom - 0.1 * size;
    }

    const std::vector<PrintedPage>& pages_;
    double body_;
    double pitch_;
    BlockWriter writer_;
    const std::vector<PrintedLine>* page_ = nullptr;  ///< the lines of the page that is read
    const PrintedLine* last_ = nullptr;               ///< the line above, of the open paragraph or note
    bool in_note_ = false;
    std::size_t edges_of_ = 0;
    std::pair<double, double> edges_;
};

}  // namespace

Content read_printed(std::vector<PrintedPage> pages) {
    Content content;
    const auto body = body_size(pages);
    tell_lines(pages, body);
    content.source = write_source(pages);
    content.blocks = Reader{pages, body}.run();
    for (std::size_t page = 0; page < pages.size(); ++page)
        for (const auto& line : pages[page].lines)
            for (const auto& word : line.words) content.words.push_back({word.where, {page + 1, word.box}});
    return content;
}

Content read_pdf(std::string_view bytes) {
    auto pages = read_pages(bytes);
    const bool text = std::ranges::any_of(pages, [](const auto& page) { return !page.lines.empty(); });
    if (!text) throw unreadable("it holds no text, only pictures", "a scan: have its text recognised (OCR) first");
    return read_printed(std::move(pages));
}

}  // namespace dossier::loaders::read
