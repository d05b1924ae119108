#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loaders/annotate/annotator.hpp"

namespace dossier::loaders::annotate {

/// Annotations from files, by the sentence's text: tests and quick builds need no language models.
///
/// A file holds one JSON object a line:
/// `{"sentence":"Nederland steunt dit.","tokens":[["Nederland",0,9,"Nederland","SPEC(deeleigen)","B-LOC",1,"su"],…]}`
/// with text, begin, end, lemma, tag, entity, head and role of each token.
class Recorded final : public Annotator {
public:
    /// `path`  a `.jsonl` file, or a folder of them
    /// throws  Error{unreadable_data}: with the file and line at fault
    [[nodiscard]] static Recorded load(const std::filesystem::path& path);

    /// Adds the lines of one file; `name` is for messages.
    void add(std::string_view lines, std::string_view name);

    /// throws  Error{missing_tool}: no annotation of this sentence was recorded
    [[nodiscard]] Annotation annotate(std::string_view sentence) override;

    [[nodiscard]] std::size_t size() const noexcept { return annotations_.size(); }

private:
    std::unordered_map<std::string, Annotation> annotations_;
};

/// Passes sentences on to another annotator and keeps what it says, for a file that Recorded can read.
class Recorder final : public Annotator {
public:
    explicit Recorder(Annotator& annotator) noexcept : annotator_{annotator} {}

    void prepare() override { annotator_.prepare(); }
    [[nodiscard]] Annotation annotate(std::string_view sentence) override;

    /// The lines kept since the last call, in the order of arrival, each sentence once.
    [[nodiscard]] std::string take_lines();

private:
    Annotator& annotator_;  // outlives the recorder: both live in the caller
    std::vector<std::pair<std::string, Annotation>> kept_;
};

/// One line of such a file, its line end included.
[[nodiscard]] std::string annotation_line(std::string_view sentence, const Annotation& annotation);

}  // namespace dossier::loaders::annotate
