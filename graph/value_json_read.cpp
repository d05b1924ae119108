#include <cctype>
#include <cstdint>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "graph/error.hpp"
#include "graph/value_json.hpp"

namespace dossier::graph {

namespace {

/// Builds the value from RapidJSON's events. What is open stands on a stack of our own, since the reader is iterative:
/// a thousand brackets in a row cost no call depth.
class ValueHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ValueHandler> {
public:
    // The names are RapidJSON's.
    bool Null() { return add({}); }
    bool Bool(bool value) { return add(value); }
    bool Int(int value) { return add(value); }
    bool Uint(unsigned value) { return add(static_cast<std::int64_t>(value)); }
    bool Int64(std::int64_t value) { return add(value); }
    bool Uint64(std::uint64_t value) {
        return value <= INT64_MAX ? add(static_cast<std::int64_t>(value)) : add(static_cast<double>(value));
    }
    bool Double(double value) { return add(value); }
    bool String(const char* text, rapidjson::SizeType length, bool) { return add(std::string_view{text, length}); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        open_.back().keys.emplace_back(text, length);
        return true;
    }
    bool StartObject() { return start(); }
    bool StartArray() { return start(); }
    bool EndObject(rapidjson::SizeType) {
        Open done = finish();
        std::vector<Map::Entry> entries;
        entries.reserve(done.values.size());
        for (std::size_t i = 0; i < done.values.size(); ++i) {
            entries.emplace_back(std::move(done.keys[i]), std::move(done.values[i]));
        }
        return add(Map{std::move(entries)});
    }
    bool EndArray(rapidjson::SizeType) { return add(finish().values); }

    [[nodiscard]] Value take() { return std::move(result_); }
    [[nodiscard]] bool too_deep() const noexcept { return open_.size() > max_nesting; }

private:
    struct Open {
        std::vector<std::string> keys;  ///< of an object; empty for an array
        List values;
    };

    bool add(Value value) {
        (open_.empty() ? result_ : open_.back().values.emplace_back()) = std::move(value);
        return true;
    }
    bool start() {
        open_.emplace_back();
        return !too_deep();
    }
    Open finish() {
        Open done = std::move(open_.back());
        open_.pop_back();
        return done;
    }

    std::vector<Open> open_;
    Value result_;
};

}  // namespace

Value from_json(std::string_view text) {
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::MemoryStream bytes{text.data(), text.size()};
    rapidjson::Reader reader;
    ValueHandler handler;
    const rapidjson::ParseResult result = reader.Parse<flags>(bytes, handler);
    if (handler.too_deep()) {
        throw Error{{.type = ErrorType::resource_error,
                     .code = ErrorCode::nesting_too_deep,
                     .message = fmt::format("lists and maps nest more than {} deep", max_nesting),
                     .where = SourceSpan{result.Offset(), result.Offset() + 1},
                     .hint = {}}};
    }
    if (result.IsError()) {
        std::string reason = rapidjson::GetParseError_En(result.Code());
        if (reason.ends_with('.')) reason.pop_back();
        reason.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(reason.front())));
        throw Error{{.type = ErrorType::file_error,
                     .code = ErrorCode::unreadable_data,
                     .message = fmt::format("this is not JSON: {}", reason),
                     .where = SourceSpan{result.Offset(), result.Offset() + 1},
                     .hint = {}}};
    }
    return handler.take();
}

}  // namespace dossier::graph
