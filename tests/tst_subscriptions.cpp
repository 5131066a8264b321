// What a connection asks for, how often, and what it takes for silence.
#include "feeds/subscriptions.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr Mono at(Duration d)
{
    return Mono{std::chrono::hours{5}} + d;
}

Topic topic(const std::string& name, TopicClass cls)
{
    return {name, cls, {}};
}

std::vector<OutFrame> testFrames(std::span<const std::string> topics, bool on, Market, std::int64_t firstId)
{
    std::vector<OutFrame> out;
    for (std::size_t i = 0; i < topics.size(); i += 2) {
        OutFrame f;
        f.id = firstId + static_cast<std::int64_t>(out.size());
        f.text = on ? "+" : "-";
        for (std::size_t k = i; k < std::min(i + 2, topics.size()); ++k) {
            f.topics.push_back(topics[k]);
            f.text += topics[k] + ' ';
        }
        out.push_back(f);
    }
    return out;
}

VenueProfile testProfile()
{
    VenueProfile p;
    p.subscribe = &testFrames;
    return p;
}

struct Rig {
    VenueProfile profile = testProfile();
    NetworkConfig config;
    Subscriptions subs{profile, Market::Perp, config, 3};

    std::vector<OutFrame> send(Mono now)
    {
        std::vector<OutFrame> frames = subs.due(now);
        for (const OutFrame& f : frames) subs.sent(f, now);
        return frames;
    }
};

using State = Subscriptions::State;

}  // namespace

class TestSubscriptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Whose trades would be heard: granted, and not fallen silent.
    void tradesAreHeardByTopic()
    {
        Rig rig;
        Topic a = topic("a", TopicClass::Trades), b = topic("b", TopicClass::Trades);
        a.instrument = InstrumentId::make(VenueId::Bybit, 1);
        b.instrument = InstrumentId::make(VenueId::Bybit, 2);
        rig.subs.set({a, b, topic("c", TopicClass::Ticker)});
        const auto heard = [&] {
            std::vector<InstrumentId> out;
            rig.subs.addHeard(out);
            return out;
        };
        const auto frames = rig.send(at(0ms));
        QVERIFY(heard().empty());  // asked for, not granted
        for (const OutFrame& f : frames) rig.subs.acked(f.id, at(100ms));
        QCOMPARE(heard(), (std::vector<InstrumentId>{a.instrument, b.instrument}));
        rig.subs.seen("a", at(1s));
        static_cast<void>(rig.subs.check(at(58s), false));
        QCOMPARE(heard(), (std::vector<InstrumentId>{b.instrument}));
        rig.subs.seen("a", at(59s));
        QCOMPARE(heard().size(), std::size_t{2});
        rig.subs.restart();
        QVERIFY(heard().empty());
    }

    // What is looked at goes first, also when it was wanted last and others still wait.
    void subscriptionsFollowThePlan()
    {
        Rig rig;
        std::vector<Topic> topics;
        for (const char* name : {"a", "b", "c", "d", "e", "f"}) topics.push_back(topic(name, TopicClass::Depth));
        rig.subs.set(topics);
        const auto few = rig.subs.due(at(0ms), 4);
        QCOMPARE(few.size(), std::size_t{2});
        QCOMPARE(few[0].text + few[1].text, std::string("+a b +c d "));
        topics.insert(topics.begin(), topic("x", TopicClass::Depth));
        rig.subs.set(topics);
        const auto rest = rig.subs.due(at(50ms), 4);
        QCOMPARE(rest.size(), std::size_t{2});
        QCOMPARE(rest[0].text + rest[1].text, std::string("+x e +f "));
        QVERIFY(rig.subs.due(at(100ms), 4).empty());
        QCOMPARE(*rig.subs.state("a"), State::Sent);
    }

    // Hyperliquid's slow books come at once, every 5.4 s: one that misses the round is dead.
    void whoMissesTheRoundIsDead()
    {
        Rig rig;
        std::vector<Topic> topics;
        for (const char* name : {"a", "b", "c"}) {
            topics.push_back(topic(name, TopicClass::Depth));
            topics.back().quiet = 16s;
            topics.back().clock = 1;
        }
        rig.subs.set(topics);
        for (const OutFrame& f : rig.send(at(0ms))) rig.subs.acked(f.id, at(10ms));
        const auto round = [&](Duration t, std::string_view who) {
            for (const char c : who) rig.subs.seen(std::string(1, c), at(t));
        };
        round(1s, "abc");
        round(6'400ms, "abc");
        QVERIFY(rig.subs.check(at(11s), true).again.empty());
        round(11'800ms, "ac");
        QVERIFY(rig.subs.check(at(12'500ms), true).again.empty());  // it may be a moment later than the others
        const auto verdict = rig.subs.check(at(13'400ms), true);
        QCOMPARE(verdict.fellSilent, (std::vector<std::string>{"b"}));
        QCOMPARE(verdict.again, (std::vector<std::string>{"b"}));
        QCOMPARE(rig.subs.silent(), 1u);
        // Subscribed anew it sends an image at once, outside of the round: no reason to doubt the others.
        for (const OutFrame& f : rig.subs.again("b", at(13'400ms))) {
            rig.subs.sent(f, at(13'400ms));
            rig.subs.acked(f.id, at(13'450ms));
        }
        round(13'500ms, "b");
        QVERIFY(rig.subs.check(at(15'500ms), true).again.empty());
        round(17'200ms, "abc");
        QVERIFY(rig.subs.check(at(22s), true).again.empty());
        // One that comes of its own accord, and never with the others, is asked for twice and then left alone.
        int asked = 0;
        for (Duration t = 22'600ms; t < 60s; t += 5'400ms) {
            round(t, "ac");
            for (const std::string& again : rig.subs.check(at(t + 1'600ms), true).again) {
                ++asked;
                for (const OutFrame& f : rig.subs.again(again, at(t + 1'600ms))) {
                    rig.subs.sent(f, at(t + 1'600ms));
                    rig.subs.acked(f.id, at(t + 1'650ms));
                }
            }
            round(t + 2s, "b");
        }
        QVERIFY2(asked >= 1 && asked <= 2, qPrintable(QString::number(asked)));
    }

    void topicsGoTheirWay()
    {
        Rig r;
        r.subs.set(
            {topic("a", TopicClass::Depth), topic("b", TopicClass::Trades), topic("c", TopicClass::Liquidations)});
        const auto frames = r.send(at(0ms));
        QCOMPARE(frames.size(), 2u);
        QVERIFY(r.send(at(10ms)).empty());  // asked once
        QCOMPARE(*r.subs.state("a"), State::Sent);
        r.subs.acked(frames[0].id, at(100ms));
        QCOMPARE(*r.subs.state("a"), State::Acked);
        QVERIFY(!r.subs.allSettled());
        r.subs.acked(frames[1].id, at(100ms));
        QVERIFY(!r.subs.allSettled());  // a book must also speak
        QVERIFY(r.subs.seen("a", at(200ms)));
        QVERIFY(!r.subs.seen("nobody", at(200ms)));
        QVERIFY(r.subs.allSettled());
        QCOMPARE(r.subs.live(), 2u);  // trades have not come yet; liquidations may be silent
        // The first message may come before the answer.
        r.subs.restart();
        const auto again = r.send(at(1s));
        r.subs.seen("a", at(1'010ms));
        r.subs.acked(again[0].id, at(1'020ms));
        QCOMPARE(*r.subs.state("a"), State::Live);
    }

    void refusedBatchIsAskedOneByOne()
    {
        Rig r;
        r.subs.set({topic("good", TopicClass::Depth), topic("bad", TopicClass::Depth)});
        const auto both = r.send(at(0ms));
        QCOMPARE(both.size(), 1u);
        r.subs.refused(both[0].id, "no such topic", at(10ms));
        QVERIFY(r.subs.refusals().empty());  // not known yet which
        const auto single = r.send(at(20ms));
        QCOMPARE(single.size(), 2u);
        r.subs.acked(single[0].id, at(30ms));
        r.subs.refused(single[1].id, "no such topic", at(30ms));
        QCOMPARE(r.subs.refusals(), (std::vector<RefusedTopic>{{"bad", "no such topic"}}));
        QVERIFY(r.send(at(1s)).empty());
        QCOMPARE(r.send(at(7s)).size(), 1u);  // later, and later still
        r.subs.refused(r.subs.due(at(7s)).empty() ? 4 : 0, "no such topic", at(7s));
        QVERIFY(r.send(at(12s)).empty());
    }

    void alreadySubscribedIsAYes()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth)});
        const auto f = r.send(at(0ms));
        r.subs.refused(f[0].id, "error:already subscribed,topic:a", at(10ms));
        QCOMPARE(*r.subs.state("a"), State::Acked);
        QVERIFY(r.subs.refusals().empty());
    }

    void answersThatDoNotComeAreShownAndAskedFor()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth)});
        r.send(at(0ms));
        r.subs.check(at(2s), true);
        QVERIFY(r.subs.refusals().empty());
        r.subs.check(at(3s), true);
        QCOMPARE(r.subs.refusals().size(), 1u);  // 46: within 5 s
        QVERIFY(r.send(at(4s)).empty());
        QCOMPARE(r.send(at(14s)).size(), 1u);
    }

    void topicThatFallsSilentAmongOthers()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth), topic("b", TopicClass::Depth),
                    topic("rare", TopicClass::Liquidations)});
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(0ms));
        bool toldSilent = false;
        int again = 0;
        Duration when{};
        for (Duration t = 100ms; t < 12s; t += 100ms) {
            if (t < 2s) r.subs.seen("a", at(t));
            r.subs.seen("b", at(t));
            const auto verdict = r.subs.check(at(t), true);
            for (const std::string& s : verdict.fellSilent) {
                QCOMPARE(s, "a");
                QVERIFY(!toldSilent);
                toldSilent = true;
                QVERIFY(t > 4s && t <= 5'100ms);  // 3 s after the last
            }
            for (const std::string& s : verdict.again) {
                QCOMPARE(s, "a");
                if (again++ == 0) when = t;
                for (const OutFrame& f : r.subs.again("a", at(t))) r.subs.sent(f, at(t));
            }
        }
        QVERIFY(toldSilent);
        QCOMPARE(again, 1);
        QVERIFY(when <= 12s);  // 7: within 10 s of its last word
        QCOMPARE(r.subs.silent(), 1u);
        r.subs.seen("a", at(13s));
        QCOMPARE(r.subs.silent(), 0u);
    }

    void thinBooksGetTheirOwnPatience()
    {
        Rig r;
        r.subs.set({topic("thin", TopicClass::Depth)});
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(0ms));
        Duration t{};
        for (int i = 0; i < 30; ++i) {
            t += 2s;
            r.subs.seen("thin", at(t));
            QVERIFY(r.subs.check(at(t), true).fellSilent.empty());
        }
        QVERIFY(r.subs.check(at(t + 10s), true).fellSilent.empty());
        QCOMPARE(r.subs.check(at(t + 16s), true).fellSilent.size(), 1u);
    }

    // OKX tells an index ten times a second while it moves and once a minute while it does not, a funding rate
    // once a minute: neither is silent then.
    void whoSpeaksOnceInAWhileIsNotSilent()
    {
        Rig r;
        Topic index = topic("index", TopicClass::Mark), rate = topic("rate", TopicClass::Mark);
        index.quiet = 75s;
        rate.quiet = 180s;
        r.subs.set({index, rate, topic("book", TopicClass::Depth)});
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(0ms));
        const auto said = [&](Duration t) {
            r.subs.seen("book", at(t));
            if (t < 60s || t.count() % Duration{60s}.count() == 0) r.subs.seen("index", at(t));
            if (t.count() % Duration{60s}.count() == 0) r.subs.seen("rate", at(t));
        };
        for (Duration t = 100ms; t <= 30min; t += 100ms) {
            said(t);
            const auto verdict = r.subs.check(at(t), true);
            QVERIFY2(verdict.fellSilent.empty() && verdict.again.empty(),
                     qPrintable(QString::number(toSeconds(t))));
        }
        std::vector<std::string> silent;
        for (Duration t = 30min; t <= 30min + 75s; t += 100ms) {
            r.subs.seen("book", at(t));
            for (const std::string& s : r.subs.check(at(t), true).fellSilent) silent.push_back(s);
            if (t <= 30min + 65s) QVERIFY(silent.empty());
        }
        QCOMPARE(silent, std::vector<std::string>{"index"});
    }

    void againIsBothFramesInOrder()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth)});
        r.send(at(0ms));
        const auto frames = r.subs.again("a", at(1s));
        QCOMPARE(frames.size(), 2u);
        QCOMPARE(frames[0].text, "-a ");
        QCOMPARE(frames[1].text, "+a ");
        QVERIFY(frames[1].id > frames[0].id);
    }

    void setIsIdempotent()
    {
        Rig r;
        r.subs.set({topic("a", TopicClass::Depth), topic("b", TopicClass::Bbo)});
        r.send(at(0ms));
        r.subs.set({topic("a", TopicClass::Depth), topic("b", TopicClass::Bbo)});
        QVERIFY(r.send(at(1s)).empty());
        r.subs.set({topic("b", TopicClass::Bbo), topic("c", TopicClass::Bbo)});
        const auto more = r.send(at(2s));
        QCOMPARE(more.size(), 2u);
        QCOMPARE(more[0].text + more[1].text, std::string("-a +c "));
        QVERIFY(r.send(at(3s)).empty());
    }

    // Left and wanted again before anything was sent: what still comes of the old subscription ends when it is
    // left, so it says nothing of the new one.
    void whatIsWantedAgainIsSubscribedAgain()
    {
        Rig r;
        const std::vector<Topic> both = {topic("a", TopicClass::Depth), topic("b", TopicClass::PriceLimit)};
        r.subs.set(both);
        for (const OutFrame& f : r.send(at(0ms))) r.subs.acked(f.id, at(10ms));
        QVERIFY(r.subs.seen("b", at(20ms)));
        QCOMPARE(*r.subs.state("b"), State::Live);
        r.subs.set({both[0]});
        r.subs.set(both);
        QVERIFY(r.subs.seen("b", at(30ms)));
        QCOMPARE(*r.subs.state("b"), State::Wanted);
        const auto frames = r.send(at(50ms));
        QCOMPARE(frames.size(), 2u);
        QCOMPARE(frames[0].text + frames[1].text, std::string("-b +b "));
        QVERIFY(r.subs.seen("b", at(60ms)));
        QCOMPARE(*r.subs.state("b"), State::Live);
        QVERIFY(r.send(at(100ms)).empty());
        // With no room to send, any number of changes of mind are these two frames.
        for (int i = 0; i < 100; ++i) {
            r.subs.set({both[0]});
            QVERIFY(r.subs.due(at(200ms), 0).empty());
            r.subs.set(both);
            QVERIFY(r.subs.due(at(200ms), 0).empty());
        }
        const auto once = r.send(at(300ms));
        QCOMPARE(once.size(), 2u);
        QCOMPARE(once[0].text + once[1].text, std::string("-b +b "));
        // What was never asked for need not be left; nor what a connection of before had.
        r.subs.set({both[0], both[1], topic("c", TopicClass::Bbo)});
        r.subs.set(both);
        QVERIFY(r.send(at(400ms)).empty());
        r.subs.set({both[0]});
        r.subs.restart();
        const auto anew = r.send(at(500ms));
        QCOMPARE(anew.size(), 1u);
        QCOMPARE(anew[0].text, std::string("+a "));
    }

    // A refusal that names no topic is no answer: it is left again, a few times, and never one that is wanted.
    void whatIsNotLeftIsLeftAgain()
    {
        Rig r;
        const Topic a = topic("a", TopicClass::Depth), b = topic("b", TopicClass::Bbo);
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(0s))) r.subs.acked(f.id, at(0s));
        r.subs.set({a});
        int times = 0;
        Mono last{};
        for (Duration d = 1s; d < 600s; d += 500ms) {
            r.subs.seen("a", at(d));
            static_cast<void>(r.subs.check(at(d), true));
            for (const OutFrame& f : r.send(at(d))) {
                QCOMPARE(f.text, std::string("-b "));
                if (times++ > 0) QVERIFY(at(d) - last >= r.config.topicSilence);
                last = at(d);
            }
        }
        QCOMPARE(times, 6);
        // Answered: once.
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(700s))) r.subs.acked(f.id, at(700s));
        r.subs.set({a});
        const auto left = r.send(at(701s));
        QCOMPARE(left.size(), 1u);
        r.subs.acked(left[0].id, at(701s));
        for (Duration d = 702s; d < 800s; d += 500ms) {
            r.subs.seen("a", at(d));
            static_cast<void>(r.subs.check(at(d), true));
            QVERIFY(r.send(at(d)).empty());
        }
        // Not answered, and wanted again.
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(800s))) r.subs.acked(f.id, at(800s));
        r.subs.set({a});
        QCOMPARE(r.send(at(801s)).size(), 1u);
        r.subs.set({a, b});
        for (const OutFrame& f : r.send(at(802s))) r.subs.acked(f.id, at(802s));
        for (Duration d = 802s; d < 840s; d += 500ms) {
            r.subs.seen("a", at(d));
            r.subs.seen("b", at(d));
            static_cast<void>(r.subs.check(at(d), true));
            QVERIFY(r.send(at(d)).empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestSubscriptions)
#include "tst_subscriptions.moc"
