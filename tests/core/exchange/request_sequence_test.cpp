#include "pingpong/core/exchange/request_sequence.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pingpong {
namespace {

/// A request of the user's own, any reply to which is accepted.
request own(std::vector<std::string> texts, bool numbered) {
    request made;
    made.texts = std::move(texts);
    made.numbered = numbered;
    made.check = reply_check(reply_criterion::any);
    return made;
}

TEST(RequestSequence, CountsFromZero) {
    request_sequence sent(request::counting("Ping ", "!"));
    for (int i = 0; i < 1200; ++i) {
        sent.advance();
        ASSERT_EQ(sent.bytes(), "Ping " + std::to_string(i) + "!");
        ASSERT_TRUE(sent.accepts("Pong!"));
    }
}

TEST(RequestSequence, KnowsTheReplyToEachNumberedText) {
    request_sequence sent(request::counting("a", ""));
    sent.advance();
    EXPECT_EQ(sent.expected(), "Data a0 received successfully.");
    sent.advance();
    EXPECT_EQ(sent.expected(), "Data a1 received successfully.");
}

TEST(RequestSequence, PlaysTextsInTurn) {
    request_sequence sent(own({"first", "second {n}", "third"}, true));
    std::vector<std::string> seen;
    for (int i = 0; i < 6; ++i) {
        sent.advance();
        seen.emplace_back(sent.bytes());
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"first", "second 1", "third", "first", "second 4",
                                              "third"}));
}

TEST(RequestSequence, ReplacesEveryPlaceholder) {
    request_sequence sent(own({"{n}{n} and {n}"}, true));
    for (int i = 0; i < 105; ++i)
        sent.advance();
    EXPECT_EQ(sent.bytes(), "104104 and 104");
}

TEST(RequestSequence, LeavesAPlaceholderOfWhatIsNotNumbered) {
    request_sequence sent(own({"{n}"}, false));
    sent.advance();
    EXPECT_EQ(sent.bytes(), "{n}");
}

TEST(RequestSequence, FramesEachText) {
    const auto frame = [](std::string_view text, std::string_view digits) {
        return "n=" + std::string(digits) + " length=" + std::to_string(text.size()) + " " +
               std::string(text);
    };
    request_sequence sent(own({"<{n}>"}, true), frame, true);
    for (int i = 0; i <= 10; ++i)
        sent.advance();
    EXPECT_EQ(sent.bytes(), "n=10 length=4 <10>");
}

TEST(RequestSequence, NumbersTheFrameAloneToo) {
    const auto frame = [](std::string_view text, std::string_view digits) {
        return std::string(digits) + std::string(text);
    };
    request_sequence sent(own({"x"}, false), frame, true);
    sent.advance();
    sent.advance();
    EXPECT_EQ(sent.bytes(), "1x");
}

TEST(RequestSequence, NothingMovesBetweenPrepareAndTheLastAdvance) {
    request_sequence sent(own({"{n}"}, true));
    for (int i = 0; i < 5; ++i)
        sent.advance();
    sent.prepare(200);
    const std::size_t longest = sent.max_bytes();
    EXPECT_EQ(longest, 3U);
    for (int i = 0; i < 200; ++i)
        sent.advance();
    EXPECT_EQ(sent.bytes(), "204");
    EXPECT_EQ(sent.max_bytes(), longest);
}

TEST(RequestSequence, StartsAnewWithOtherRequests) {
    request_sequence sent(request::counting("a", ""), [](std::string_view text, std::string_view) {
        return '<' + std::string(text) + '>';
    });
    sent.advance();
    sent.advance();
    request other = own({"b"}, false);
    other.check = reply_check(reply_criterion::equal, "ok");
    sent.replace(other);
    sent.advance();
    EXPECT_EQ(sent.bytes(), "<b>");
    EXPECT_EQ(sent.expected(), "ok");
    EXPECT_TRUE(sent.accepts("ok"));
}

TEST(RequestSequence, ChecksRepliesAsAsked) {
    request asked = own({"x"}, false);
    EXPECT_TRUE(request_sequence(asked).accepts("whatever"));
    asked.check = reply_check(reply_criterion::equal, "yes");
    EXPECT_TRUE(request_sequence(asked).accepts("yes"));
    EXPECT_FALSE(request_sequence(asked).accepts("yes!"));
    asked.check = reply_check(reply_criterion::contains, "yes");
    EXPECT_TRUE(request_sequence(asked).accepts("oh yes!"));
    EXPECT_FALSE(request_sequence(asked).accepts("no"));
}

TEST(ReplyCheck, AcceptsAnySuccessUnlessAStatusIsGiven) {
    reply_check check;
    EXPECT_TRUE(check.accepts_status(200));
    EXPECT_FALSE(check.accepts_status(204));
    check.criterion = reply_criterion::any;
    EXPECT_TRUE(check.accepts_status(204));
    EXPECT_FALSE(check.accepts_status(302));
    check.status = 404;
    EXPECT_TRUE(check.accepts_status(404));
    EXPECT_FALSE(check.accepts_status(200));
}

}  // namespace
}  // namespace pingpong
