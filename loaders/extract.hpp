#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loaders/annotate/annotator.hpp"
#include "loaders/find/actors/parties.hpp"
#include "loaders/find/finding.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders {

/// A letter with everything found in it. Moves, but is not copied: its sentences point into its document.
struct Extraction {
    Extraction() = default;
    Extraction(Extraction&&) noexcept = default;
    Extraction& operator=(Extraction&&) noexcept = default;
    Extraction(const Extraction&) = delete;
    Extraction& operator=(const Extraction&) = delete;
    ~Extraction() = default;

    read::Document document;
    std::vector<find::AnnotatedSentence> sentences;  ///< in reading order; `sentences[i].ordinal == i`
    find::Findings findings;
    find::Parties parties;
    std::string note;  ///< what was not looked for in it, and why; empty for a letter that was read in full
};

/// read → annotate → find, nothing stored.
///
/// `text`   the file, byte for byte
/// `name`   the file's name or path
/// throws   Error{unreadable_document}: not UTF-8, no running text, or in a language that is not read;
/// Error{missing_tool} from the annotator
[[nodiscard]] Extraction extract(std::string_view text, std::string_view name, annotate::Annotator& annotator,
                                 const find::Gazetteer& gazetteer);
/// The same for a document that has been read and annotated.
///
/// `annotations`  of its sentences, in reading order; none where is_annotated() says no
[[nodiscard]] Extraction extract(read::Document document, std::vector<annotate::Annotation> annotations,
                                 const find::Gazetteer& gazetteer);

/// Is there a pipeline that reads its language? Sentences of others are not to be annotated: extract() takes them so.
[[nodiscard]] bool is_annotated(const read::Document& document);

/// The document's sentences with their annotations, which are in reading order.
[[nodiscard]] std::vector<find::AnnotatedSentence> annotated(const read::Document& document,
                                                             std::vector<annotate::Annotation> annotations);

/// The texts of a document's sentences in reading order; they stay where they are when the document is moved.
[[nodiscard]] std::vector<std::string_view> sentence_texts(const read::Document& document);

}  // namespace dossier::loaders
