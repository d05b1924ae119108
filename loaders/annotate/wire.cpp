#include "loaders/annotate/wire.hpp"

#include <sys/socket.h>

#include <cassert>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace dossier::loaders::annotate {

namespace {

class Writer {
public:
    template <typename Number>
    void number(Number value) {
        static_assert(std::is_trivially_copyable_v<Number>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void size(std::size_t value) { number(static_cast<std::uint64_t>(value)); }
    void text(std::string_view value) {
        size(value.size());
        bytes_ += value;
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_{bytes} {}

    template <typename Number>
    Number number() {
        Number value{};
        assert(bytes_.size() >= sizeof value);
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }
    std::size_t size() { return static_cast<std::size_t>(number<std::uint64_t>()); }
    std::string_view text() {
        const auto length = size();
        assert(bytes_.size() >= length);
        const auto value = bytes_.substr(0, length);
        bytes_.remove_prefix(length);
        return value;
    }
    std::string string() { return std::string{text()}; }

private:
    std::string_view bytes_;
};

void write(Writer& writer, const Token& token) {
    writer.text(token.text);
    writer.size(token.where.begin);
    writer.size(token.where.end);
    writer.text(token.lemma);
    writer.text(token.tag);
    writer.text(token.entity);
    writer.number(token.head);
    writer.text(token.role);
}

Token read_token(Reader& reader) {
    Token token;
    token.text = reader.string();
    token.where.begin = reader.size();
    token.where.end = reader.size();
    token.lemma = reader.string();
    token.tag = reader.string();
    token.entity = reader.string();
    token.head = reader.number<int>();
    token.role = reader.string();
    return token;
}

/// No annotator's fault points into a text: what it was given is not the text that its reader knows.
void write(Writer& writer, const graph::Diagnostic& fault) {
    writer.number(fault.type);
    writer.number(fault.code);
    writer.text(fault.message);
    writer.text(fault.hint);
}

graph::Diagnostic read_fault(Reader& reader) {
    graph::Diagnostic fault{};
    fault.type = reader.number<graph::ErrorType>();
    fault.code = reader.number<graph::ErrorCode>();
    fault.message = reader.string();
    fault.hint = reader.string();
    return fault;
}

}  // namespace

std::string encode_sentences(const std::vector<std::string_view>& sentences) {
    Writer writer;
    writer.size(sentences.size());
    for (const auto sentence : sentences) writer.text(sentence);
    return writer.take();
}

std::vector<std::string_view> decode_sentences(std::string_view message) {
    Reader reader{message};
    std::vector<std::string_view> sentences(reader.size());
    for (auto& sentence : sentences) sentence = reader.text();
    return sentences;
}

std::string encode_answer(const Answer& answer) {
    Writer writer;
    writer.number(answer.milliseconds);
    writer.number(answer.fault.has_value());
    if (answer.fault) {
        write(writer, *answer.fault);
        return writer.take();
    }
    writer.size(answer.annotations.size());
    for (const auto& annotation : answer.annotations) {
        writer.size(annotation.size());
        for (const auto& token : annotation) write(writer, token);
    }
    return writer.take();
}

Answer decode_answer(std::string_view message) {
    Reader reader{message};
    Answer answer;
    answer.milliseconds = reader.number<double>();
    if (reader.number<bool>()) {
        answer.fault = read_fault(reader);
        return answer;
    }
    answer.annotations.resize(reader.size());
    for (auto& annotation : answer.annotations) {
        annotation.resize(reader.size());
        for (auto& token : annotation) token = read_token(reader);
    }
    return answer;
}

bool send_message(int socket, std::string_view message) {
    Writer framed;
    framed.text(message);
    const auto bytes = framed.take();
    for (std::size_t sent = 0; sent < bytes.size();) {
        // Without the flag a reader that has gone would end this process by a signal.
        const auto now = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now < 0 && errno == EINTR) continue;
        if (now <= 0) return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

std::optional<std::string> receive_message(int socket) {
    const auto receive = [&](char* to, std::size_t size) {
        for (std::size_t got = 0; got < size;) {
            const auto now = ::recv(socket, to + got, size - got, 0);
            if (now < 0 && errno == EINTR) continue;
            if (now <= 0) return false;
            got += static_cast<std::size_t>(now);
        }
        return true;
    };
    std::uint64_t size = 0;
    if (!receive(reinterpret_cast<char*>(&size), sizeof size)) return std::nullopt;
    std::string message(size, '\0');
    if (!receive(message.data(), size)) return std::nullopt;
    return message;
}

}  // namespace dossier::loaders::annotate
