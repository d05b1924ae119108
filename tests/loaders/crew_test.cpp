#include "loaders/annotate/crew.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <random>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "loaders/annotate/wire.hpp"

namespace {

using namespace dossier::loaders::annotate;
using dossier::graph::Error;
using dossier::graph::ErrorCode;
using dossier::graph::ErrorType;

bool same(const Token& a, const Token& b) {
    return a.text == b.text && a.where.begin == b.where.begin && a.where.end == b.where.end && a.lemma == b.lemma &&
           a.tag == b.tag && a.entity == b.entity && a.head == b.head && a.role == b.role;
}

bool same(const Annotation& a, const Annotation& b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const Token& x, const Token& y) { return same(x, y); });
}

/// One token a sentence that shows what was asked and who answered; some sentences are asked for trouble.
class Echo final : public Annotator {
public:
    Annotation annotate(std::string_view sentence) override {
        if (sentence == "sterf") ::raise(SIGKILL);
        if (sentence == "stort in") ::_exit(3);
        if (sentence == "faal")
            throw Error{{.type = ErrorType::file_error,
                         .code = ErrorCode::unreadable_document,
                         .message = "failed on a sentence",
                         .where = {},
                         .hint = "try another"}};
        if (sentence == "stop") cancelled = true;
        return {{std::string{sentence}, {0, sentence.size()}, std::to_string(::getpid()), "N()", "O", -1, "ROOT"}};
    }

    std::atomic<bool> cancelled = false;
};

std::vector<std::string> texts_of(const Annotated& annotated) {
    std::vector<std::string> texts;
    for (const auto& annotation : annotated.annotations) texts.push_back(annotation.at(0).text);
    return texts;
}

ErrorCode fault_of(Crew& crew, Crew::Ticket ticket, std::string* message = nullptr) {
    try {
        (void)crew.take(ticket);
    } catch (const Error& error) {
        if (message != nullptr) *message = error.diagnostic().message;
        return error.diagnostic().code;
    }
    ADD_FAILURE() << "was annotated";
    return ErrorCode::wrong_usage;
}

std::string random_text(std::mt19937& random) {
    std::string text(random() % 40, ' ');
    for (char& byte : text) byte = static_cast<char>(random());
    return text;
}

TEST(Wire, WhatIsSentIsWhatArrives) {
    std::mt19937 random{1};
    for (int round = 0; round < 200; ++round) {
        Answer answer;
        answer.milliseconds = static_cast<double>(random()) / 7;
        answer.annotations.resize(random() % 5);
        for (auto& annotation : answer.annotations) {
            annotation.resize(random() % 6);
            for (auto& token : annotation)
                token = {random_text(random), {random(), random()}, random_text(random),
                         random_text(random), random_text(random),  static_cast<int>(random() % 9) - 1,
                         random_text(random)};
        }
        const auto back = decode_answer(encode_answer(answer));
        EXPECT_EQ(back.milliseconds, answer.milliseconds);
        EXPECT_FALSE(back.fault);
        ASSERT_EQ(back.annotations.size(), answer.annotations.size());
        for (std::size_t at = 0; at < back.annotations.size(); ++at)
            EXPECT_TRUE(same(back.annotations[at], answer.annotations[at]));
    }
}

TEST(Wire, AFaultAndSentencesArriveToo) {
    Answer answer;
    answer.fault = {.type = ErrorType::file_error,
                    .code = ErrorCode::missing_tool,
                    .message = "m",
                    .where = {},
                    .hint = std::string(1, '\0')};
    const auto back = decode_answer(encode_answer(answer));
    ASSERT_TRUE(back.fault);
    EXPECT_EQ(back.fault->code, ErrorCode::missing_tool);
    EXPECT_EQ(back.fault->message, "m");
    EXPECT_EQ(back.fault->hint.size(), 1U);
    const std::vector<std::string_view> sentences{"", "Een zin.", "ë"};
    const auto message = encode_sentences(sentences);
    EXPECT_EQ(decode_sentences(message), sentences);
}

TEST(Wire, AnEndThatHasGoneIsNoSignal) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    EXPECT_TRUE(send_message(ends[0], "a"));
    EXPECT_EQ(receive_message(ends[1]), "a");
    ASSERT_EQ(::send(ends[0], "abc", 3, 0), 3);  // the beginning of a length
    ::close(ends[0]);
    EXPECT_FALSE(receive_message(ends[1]));
    EXPECT_FALSE(send_message(ends[1], "b"));
    ::close(ends[1]);
}

TEST(Crew, AnswersInTheOrderOfTheSentencesWhoeverGaveThem) {
    std::vector<std::string> sentences;
    for (int at = 0; at < 300; ++at)
        sentences.push_back(std::string(static_cast<std::size_t>(at % 90), 'x') + std::to_string(at));
    sentences.push_back(std::string(300'000, 'y'));  // more than a socket holds
    const std::vector<std::string_view> views{sentences.begin(), sentences.end()};
    for (const unsigned workers : {1U, 2U, 5U}) {
        Echo echo;
        Crew crew{echo, workers, nullptr};
        const auto first = crew.submit(views);
        const auto none = crew.submit({});
        const auto second = crew.submit({views[3], views[2]});
        EXPECT_EQ(texts_of(crew.take(first)), sentences);
        EXPECT_TRUE(crew.take(none).annotations.empty());
        EXPECT_EQ(texts_of(crew.take(second)), (std::vector{sentences[3], sentences[2]}));
    }
}

TEST(Crew, SeveralWorkersSharePortionsAndOneWorksHere) {
    Echo echo;
    Crew alone{echo, 1, nullptr};
    EXPECT_EQ(alone.take(alone.submit({"een"})).annotations[0][0].lemma, std::to_string(::getpid()));
    EXPECT_FALSE(alone.is_hungry());
    Crew two{echo, 2, nullptr};
    EXPECT_TRUE(two.is_hungry());
    const std::string large(2000, 'z');
    const auto done = two.take(two.submit({large, large, large, large}));
    EXPECT_NE(done.annotations[0][0].lemma, done.annotations[1][0].lemma);
    EXPECT_NE(done.annotations[0][0].lemma, std::to_string(::getpid()));
}

TEST(Crew, ADeadWorkerLosesTheDocumentItWasAtAndNoOther) {
    const std::string large(2000, 'z');
    for (const std::string_view death : {"sterf", "stort in"}) {
        Echo echo;
        Crew crew{echo, 2, nullptr};
        std::vector<Crew::Ticket> good;
        good.push_back(crew.submit({large, large, large}));
        const auto bad = crew.submit({large, death, large, large});
        for (int more = 0; more < 5; ++more) good.push_back(crew.submit({large, "na", large}));
        std::string message;
        EXPECT_EQ(fault_of(crew, bad, &message), ErrorCode::unreadable_document);
        EXPECT_EQ(message, death == "sterf" ? "the process that annotated it ended by signal 9 (Killed)"
                                            : "the process that annotated it ended by exit status 3");
        for (const auto ticket : good) EXPECT_EQ(crew.take(ticket).annotations.size(), 3U);
    }
}

TEST(Crew, WhatTheAnnotatorSaysIsWrongIsTheDocuments) {
    for (const unsigned workers : {1U, 2U}) {
        Echo echo;
        Crew crew{echo, workers, nullptr};
        const auto bad = crew.submit({"een", "faal", "twee"});
        const auto good = crew.submit({"drie"});
        std::string message;
        EXPECT_EQ(fault_of(crew, bad, &message), ErrorCode::unreadable_document);
        EXPECT_EQ(message, "failed on a sentence");
        EXPECT_EQ(texts_of(crew.take(good)), std::vector<std::string>{"drie"});
    }
}

TEST(Crew, ACancelledOneSaysSo) {
    Echo echo;
    Crew alone{echo, 1, &echo.cancelled};
    EXPECT_EQ(fault_of(alone, alone.submit({"een", "stop", "twee"})), ErrorCode::cancelled);
    Crew two{echo, 2, &echo.cancelled};
    EXPECT_EQ(fault_of(two, two.submit({"een"})), ErrorCode::cancelled);
}

}  // namespace
