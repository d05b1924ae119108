#include "loaders/annotate/recorded.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::loaders::annotate {

namespace {

[[noreturn]] void fail(std::string_view name, std::size_t line, std::string_view what) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = fmt::format("{}:{}: {}", name, line, what),
                        .where = std::nullopt,
                        .hint = "record the annotations again"}};
}

std::string_view text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// A token, or nothing when the array is not one of a text of `size` bytes.
std::optional<Token> token_of(const rapidjson::Value& fields, std::size_t size) {
    if (!fields.IsArray() || fields.Size() != 8) return std::nullopt;
    for (const unsigned string : {0U, 3U, 4U, 5U, 7U})
        if (!fields[string].IsString()) return std::nullopt;
    if (!fields[1].IsUint64() || !fields[2].IsUint64() || !fields[6].IsInt()) return std::nullopt;
    const graph::SourceSpan where{fields[1].GetUint64(), fields[2].GetUint64()};
    if (where.begin > where.end || where.end > size) return std::nullopt;
    return Token{std::string{text_of(fields[0])}, where,
                 std::string{text_of(fields[3])}, std::string{text_of(fields[4])},
                 std::string{text_of(fields[5])}, fields[6].GetInt(),
                 std::string{text_of(fields[7])}};
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::unreadable_data,
                            .message = fmt::format("cannot read annotations from {}", path.string()),
                            .where = std::nullopt,
                            .hint = {}}};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

Recorded Recorded::load(const std::filesystem::path& path) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(path)) {
        for (const auto& entry : std::filesystem::directory_iterator{path})
            if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
        std::ranges::sort(files);
    } else {
        files.push_back(path);
    }
    Recorded result;
    for (const auto& file : files) result.add(read_file(file), file.filename().string());
    return result;
}

void Recorded::add(std::string_view lines, std::string_view name) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = std::min(lines.find('\n', begin), lines.size());
        const auto line = lines.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.empty()) continue;
        rapidjson::Document json;
        json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
        if (json.HasParseError()) fail(name, number, rapidjson::GetParseError_En(json.GetParseError()));
        if (!json.IsObject() || !json.HasMember("sentence") || !json["sentence"].IsString() ||
            !json.HasMember("tokens") || !json["tokens"].IsArray())
            fail(name, number, "no sentence with tokens");
        const auto sentence = text_of(json["sentence"]);
        Annotation annotation;
        for (const auto& fields : json["tokens"].GetArray()) {
            auto token = token_of(fields, sentence.size());
            if (!token) fail(name, number, "a token is not text, begin, end, lemma, tag, entity, head, role");
            annotation.push_back(std::move(*token));
        }
        const auto count = static_cast<int>(annotation.size());
        if (std::ranges::any_of(annotation, [&](const Token& one) { return one.head < -1 || one.head >= count; }))
            fail(name, number, "a token's head is not a token of its sentence");
        annotations_.insert_or_assign(std::string{sentence}, std::move(annotation));
    }
}

Annotation Recorded::annotate(std::string_view sentence) {
    const auto found = annotations_.find(std::string{sentence});
    if (found != annotations_.end()) return found->second;
    throw graph::Error{
        {.type = graph::ErrorType::file_error,
         .code = graph::ErrorCode::missing_tool,
         .message = fmt::format("no annotation was recorded of the sentence \"{}\"", sentence.substr(0, 80)),
         .where = std::nullopt,
         .hint = "record it with a build that has Frog"}};
}

Annotation Recorder::annotate(std::string_view sentence) {
    auto annotation = annotator_.annotate(sentence);
    kept_.emplace_back(sentence, annotation);
    return annotation;
}

std::string Recorder::take_lines() {
    std::string lines;
    std::unordered_map<std::string, bool> written;
    for (const auto& [sentence, annotation] : kept_)
        if (std::exchange(written[sentence], true) == false) lines += annotation_line(sentence, annotation);
    kept_.clear();
    return lines;
}

std::string annotation_line(std::string_view sentence, const Annotation& annotation) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
    const auto string = [&](std::string_view text) {
        writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    };
    writer.StartObject();
    writer.Key("sentence");
    string(sentence);
    writer.Key("tokens");
    writer.StartArray();
    for (const auto& token : annotation) {
        writer.StartArray();
        string(token.text);
        writer.Uint64(token.where.begin);
        writer.Uint64(token.where.end);
        for (const std::string_view text :
             {std::string_view{token.lemma}, std::string_view{token.tag}, std::string_view{token.entity}})
            string(text);
        writer.Int(token.head);
        string(token.role);
        writer.EndArray();
    }
    writer.EndArray();
    writer.EndObject();
    return std::string{buffer.GetString(), buffer.GetSize()} + "\n";
}

}  // namespace dossier::loaders::annotate
