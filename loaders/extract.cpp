#include "loaders/extract.hpp"

#include <utility>

#include "graph/error.hpp"
#include "loaders/find/citations.hpp"
#include "loaders/find/finder.hpp"
#include "loaders/read/letter.hpp"

namespace dossier::loaders {

namespace {

std::vector<find::AnnotatedSentence> annotated(const read::Document& document,
                                               std::vector<annotate::Annotation> annotations) {
    std::vector<find::AnnotatedSentence> result;
    result.reserve(annotations.size());
    for (std::size_t section = 0; section < document.sections.size(); ++section) {
        const auto& paragraphs = document.sections[section].paragraphs;
        for (std::size_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph) {
            for (const auto& sentence : paragraphs[paragraph].sentences) {
                const auto ordinal = result.size();
                result.push_back({&sentence, std::move(annotations[ordinal]), section, paragraph, ordinal});
            }
        }
    }
    return result;
}

}  // namespace

std::vector<std::string_view> sentence_texts(const read::Document& document) {
    std::vector<std::string_view> texts;
    for (const auto& section : document.sections)
        for (const auto& paragraph : section.paragraphs)
            for (const auto& sentence : paragraph.sentences) texts.emplace_back(sentence.text.text);
    return texts;
}

Extraction extract(std::string_view text, std::string_view name, annotate::Annotator& annotator,
                   const find::Gazetteer& gazetteer) {
    auto document = read::read_letter(text, name);
    std::vector<annotate::Annotation> annotations;
    for (const auto sentence : sentence_texts(document)) annotations.push_back(annotator.annotate(sentence));
    return extract(std::move(document), std::move(annotations), gazetteer);
}

Extraction extract(read::Document document, std::vector<annotate::Annotation> annotations,
                   const find::Gazetteer& gazetteer) {
    if (annotations.empty())
        throw graph::Error{
            {.type = graph::ErrorType::file_error,
             .code = graph::ErrorCode::unreadable_document,
             .message = "no running text in it",
             .where = std::nullopt,
             .hint = "a letter has at least one sentence that is not a heading, a table or a signature"}};
    Extraction extraction;
    extraction.document = std::move(document);
    extraction.sentences = annotated(extraction.document, std::move(annotations));
    extraction.findings = find::find_all(extraction.document, extraction.sentences, gazetteer);
    extraction.findings.citations = find::find_citations(extraction.document);
    extraction.parties = find::find_parties(extraction.document, gazetteer);
    return extraction;
}

}  // namespace dossier::loaders
