#include "loaders/read/block_writer.hpp"

#include <iterator>

#include "loaders/read/line_marks.hpp"

namespace dossier::loaders::read {

namespace {

/// A note's text may begin with the number that it is known by already: `1 Zie …`, `[1] Zie …`, a raised one.
void drop_own_number(Block& note) {
    auto& text = note.text;
    if (!text.marks.empty() && text.marks.front().at == 0) text.marks.erase(text.marks.begin());
    std::string_view words = text.mapped.text;
    const bool bracket = words.starts_with('[') || words.starts_with('(');
    if (note.mark.empty() || !words.substr(bracket ? 1 : 0).starts_with(note.mark)) return;
    auto at = note.mark.size() + (bracket ? 1 : 0);
    if (at < words.size() && (words[at] == ']' || words[at] == ')' || words[at] == '.')) ++at;
    if (at < words.size() && words[at] == ' ') text.drop_front(at + 1);
}

}  // namespace

void BlockWriter::begin(BlockKind kind, std::string mark) {
    finish();
    if (in_note()) return;
    open_.kind = kind;
    open_.mark = std::move(mark);
}

void BlockWriter::finish() {
    if (in_note()) {  // a note of several paragraphs is one text
        open_.text.line_break();
        return;
    }
    auto block = close(open_);
    open_ = {};
    if (block.text.mapped.text.empty()) return;
    (block.kind == BlockKind::footnote ? notes_ : blocks_).push_back(std::move(block));
}

void BlockWriter::begin_note(std::string number) {
    if (in_note()) return;
    outer_ = std::exchange(open_, Open{BlockKind::footnote, std::move(number), {}});
}

void BlockWriter::end_note() {
    if (!in_note()) return;
    auto note = close(open_);
    open_ = std::move(*outer_);
    outer_.reset();
    if (!note.text.mapped.text.empty()) notes_.push_back(std::move(note));
}

void BlockWriter::table() {
    finish();
    blocks_.push_back({BlockKind::table, {}, {}, {}});
}

void BlockWriter::page_break() {
    finish();
    blocks_.push_back({BlockKind::page_break, {}, {}, {}});
}

std::vector<Block> BlockWriter::take() {
    end_note();
    finish();
    blocks_.insert(blocks_.end(), std::make_move_iterator(notes_.begin()), std::make_move_iterator(notes_.end()));
    notes_.clear();
    return std::exchange(blocks_, {});
}

Block BlockWriter::close(Open& open) {
    Block block{open.kind, open.text.take(), std::move(open.mark), {}};
    auto& text = block.text;
    if (block.kind == BlockKind::footnote) drop_own_number(block);
    if (block.kind == BlockKind::paragraph && !text.marks.empty() && text.marks.front().at == 0) {
        block.kind = BlockKind::footnote;
        block.mark = text.marks.front().number;
        text.marks.erase(text.marks.begin());
    }
    const auto mark = list_mark(text.mapped.text);
    const bool typed = block.kind == BlockKind::paragraph || (block.kind == BlockKind::list_item && block.mark.empty());
    if (mark && typed && mark->size < text.mapped.text.size()) {
        block.kind = BlockKind::list_item;
        block.mark = mark->mark;
        text.drop_front(mark->size);
    }
    block.where = text.mapped.source(0, text.mapped.text.size());
    return block;
}

}  // namespace dossier::loaders::read
