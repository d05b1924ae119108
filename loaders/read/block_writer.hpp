#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "loaders/read/blocks.hpp"

namespace dossier::loaders::read {

/// Where a reader of marked-up text writes: text goes into the block that was begun last.
///
/// What authors type instead of marking it up is read alike for every format: a paragraph that begins with `- ` or `1.
/// ` is an item of a list, one that begins with a raised number is a note.
class BlockWriter {
public:
    /// Finishes the block that is open, if any, and begins another; one that stays empty is none.
    void begin(BlockKind kind, std::string mark = {});
    void finish();

    /// A note stands inside the text that it is a note to: that waits until the note has ended.
    void begin_note(std::string number);
    void end_note();
    [[nodiscard]] bool is_open(BlockKind kind) const noexcept { return open_.kind == kind; }
    [[nodiscard]] bool in_note() const noexcept { return outer_.has_value(); }

    void table();
    void page_break();

    [[nodiscard]] TextBuilder& text() noexcept { return open_.text; }

    /// The blocks, and behind them the notes: no paragraph is to be taken for one that a note cut in two.
    [[nodiscard]] std::vector<Block> take();

private:
    struct Open {
        BlockKind kind = BlockKind::paragraph;
        std::string mark;
        TextBuilder text;
    };

    static Block close(Open& open);

    Open open_;
    std::optional<Open> outer_;  ///< what a note interrupts
    std::vector<Block> blocks_, notes_;
};

}  // namespace dossier::loaders::read
