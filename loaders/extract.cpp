#include "loaders/extract.hpp"

#include <utility>

#include "graph/error.hpp"
#include "loaders/find/citations.hpp"
#include "loaders/find/finder.hpp"
#include "loaders/read/letter.hpp"

namespace dossier::loaders {

namespace {

std::vector<find::AnnotatedSentence> annotate_all(const read::Document& document, annotate::Annotator& annotator) {
    std::vector<find::AnnotatedSentence> result;
    for (std::size_t section = 0; section < document.sections.size(); ++section) {
        const auto& paragraphs = document.sections[section].paragraphs;
        for (std::size_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph)
            for (const auto& sentence : paragraphs[paragraph].sentences)
                result.push_back(
                    {&sentence, annotator.annotate(sentence.text.text), section, paragraph, result.size()});
    }
    return result;
}

}  // namespace

Extraction extract(std::string_view text, std::string_view name, annotate::Annotator& annotator,
                   const find::Gazetteer& gazetteer) {
    return extract(read::read_letter(text, name), annotator, gazetteer);
}

Extraction extract(read::Document document, annotate::Annotator& annotator, const find::Gazetteer& gazetteer) {
    Extraction extraction;
    extraction.document = std::move(document);
    extraction.sentences = annotate_all(extraction.document, annotator);
    if (extraction.sentences.empty())
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::unreadable_document,
                            .message = "no running text in it",
                            .where = std::nullopt,
                            .hint = "a letter has at least one sentence that is not a heading, a table or a signature"}};
    extraction.findings = find::find_all(extraction.document, extraction.sentences, gazetteer);
    extraction.findings.citations = find::find_citations(extraction.document);
    extraction.parties = find::find_parties(extraction.document, gazetteer);
    return extraction;
}

}  // namespace dossier::loaders
