// Frames that renumber, replace, or cannot be read. FAULTS 24-31.
#include "tests/support/wire_fault_groups.h"

#include <QRegularExpression>

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;
using Knock = FaultProxy::Knock;

bool done(Strike& s)
{
    return s.wire([](Proxy& p) { return !p.editing() && p.edited() > 0; });
}

// Whole numbers behind these names, moved.
QByteArray moved(const QByteArray& text, const QRegularExpression& names, qint64 by)
{
    QString out;
    const QString in = QString::fromUtf8(text);
    qsizetype last = 0;
    for (auto it = names.globalMatch(in); it.hasNext();) {
        const QRegularExpressionMatch m = it.next();
        const qint64 n = m.captured(2).toLongLong();
        out += in.mid(last, m.capturedStart(2) - last) + QString::number(n < 0 ? n : n + by);
        last = m.capturedEnd(2);
    }
    return (out + in.mid(last)).toUtf8();
}

struct Numbers {
    QRegularExpression names;
    qint64 by;
};
const Numbers& numbersOf(VenueId v)
{
    static const std::array<Numbers, kVenueCount> all = {
        Numbers{QRegularExpression(QStringLiteral("\"(U|u|pu|lastUpdateId)\":(\\d+)")), -500'000},
        Numbers{QRegularExpression(QStringLiteral("\"(u)\":(\\d+)")), -500'000},
        Numbers{QRegularExpression(QStringLiteral("\"(seqId|prevSeqId)\":(-?\\d+)")), -500'000},
        Numbers{QRegularExpression(QStringLiteral("\"(time)\":(\\d+)")), -7'200'000}};
    return all[static_cast<std::size_t>(v)];
}

void renumber(Strike& s)
{
    const Numbers& n = numbersOf(s.venue);
    s.world.judged([&](TruthJudge& j) { j.setShift(s.venue, {n.by}); });
    s.wire([&](Proxy& p) {
        const bool linked = s.venue == VenueId::Okx;  // the first new number says what it follows
        p.edit(s.words.book, -1, [&n, linked, first = true](const QByteArray& f) mutable {
            if (!std::exchange(first, false) || !linked) return QList<QByteArray>{moved(f, n.names, n.by)};
            static const QRegularExpression own(QStringLiteral("\"(seqId)\":(\\d+)"));
            return QList<QByteArray>{moved(f, own, n.by)};
        });
        p.editRest(s.words.image, [&n](const QByteArray& body) { return moved(body, n.names, n.by); });
    });
}

// The second change of the numbers has come as well.
bool backToItsOwnNumbers(Strike& s)
{
    const bool back = s.world.judged([&](TruthJudge& j) { return j.unshifted(s.venue) && j.whole(s.venue); });
    if (back) s.world.judged([&](TruthJudge& j) { j.setShift(s.venue, {}); });
    return back;
}

// A level's price (0) or size (1) as the venue writes it.
Proxy::Edit level(int what, const QByteArray& by)
{
    return [what, by](const QByteArray& f) {
        static const QRegularExpression pair(QStringLiteral("\\[\"([0-9.]+)\",\"([0-9.]+)\"[\\],]"));
        static const QRegularExpression named(QStringLiteral("\"px\":\"([0-9.]+)\",\"sz\":\"([0-9.]+)\""));
        QString text = QString::fromLatin1(f);
        QRegularExpressionMatch m = pair.match(text);
        if (!m.hasMatch()) m = named.match(text);
        if (!m.hasMatch()) return QList<QByteArray>{f};
        text.replace(m.capturedStart(what + 1), m.capturedLength(what + 1), QString::fromLatin1(by));
        return QList<QByteArray>{text.toLatin1()};
    };
}

}  // namespace

std::vector<WireFault> damageFaults()
{
    std::vector<WireFault> all;

    WireFault numbers{24, "numbering restarts", kAllVenues, renumber};
    numbers.until = [](Strike& s) { return s.sinceMs() > 700 && s.world.whole(s.venue); };
    numbers.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };  // and they begin anew once more
    numbers.stayMs = 1'000;
    numbers.loses = WireFault::Maybe;
    numbers.recovered = backToItsOwnNumbers;
    all.push_back(numbers);

    const auto unasked = [](Strike& s) {
        s.world.atVenues([](sim::SimVenues& v) {
            v.server(VenueId::Bybit).unaskedImage(QStringLiteral("BTCUSDT"), Market::Perp);
        });
    };
    WireFault image{25, "a snapshot that nobody asked for", kBybit, unasked};
    // Once more where it met a connection that was just changing.
    image.until = [unasked, again = 3'000.0](Strike& s) mutable {
        if (s.counts().images > s.before.images) return true;
        if (s.sinceMs() > again) {
            unasked(s);
            again = s.sinceMs() + 3'000;
        }
        return false;
    };
    image.lift = [](Strike&) {};
    image.loses = WireFault::Nothing;
    all.push_back(image);

    // The first two answers are from before the stream's messages that are held.
    WireFault old{26, "an image older than what is held", kBinance, [](Strike& s) {
                      s.wire([&](Proxy& p) {
                          p.editRest(s.words.image, [left = 2](const QByteArray& body) mutable {
                              static const QRegularExpression id(QStringLiteral("\"(lastUpdateId)\":(\\d+)"));
                              return left-- > 0 ? moved(body, id, -100'000) : body;
                          });
                          p.edit(s.words.book, 1, Proxy::drop());
                      });
                  }};
    old.until = [](Strike& s) {
        return s.wire([&](Proxy& p) { return p.count(Knock::Rest, s.words.image) >= 3; });
    };
    old.lift = [](Strike& s) { s.wire([](Proxy& p) { p.clear(); }); };
    old.loses = WireFault::Books;
    all.push_back(old);

    const auto damaged = [&](int number, const char* name, std::uint8_t venues, int count, auto make,
                             WireFault::Loses loses) {
        WireFault f{number, name, venues, [count, make](Strike& s) {
                        Proxy::Words words = s.words.wholeBook();
                        words.all << asWrittenBy(s.venue, "\"b\":[[\"");  // a frame that has a bid
                        s.wire([&](Proxy& p) { p.edit(words, count, make(s.venue)); });
                    }};
        f.until = done;
        f.lift = [](Strike&) {};
        f.loses = loses;
        if (loses == WireFault::Books) {
            f.recovered = [](Strike& s) { return s.now().errors > s.health.errors; };
            f.then = [](Strike& s) -> QString {
                const TruthJudge::Counts c = s.counts();
                if (c.losses != s.before.losses + 1)
                    return QStringLiteral("%1 losses").arg(c.losses - s.before.losses);
                return s.words.chained && c.images != s.before.images + 1
                           ? QStringLiteral("%1 images").arg(c.images - s.before.images)
                           : QString();
            };
        } else {
            f.then = [](Strike& s) -> QString {
                return s.counts().losses != s.before.losses || s.now().errors != s.health.errors
                           ? QStringLiteral("it was minded")
                           : QString();
            };
        }
        all.push_back(std::move(f));
    };
    const auto replaced = [](const QByteArray& from, const QByteArray& to) {
        return [from, to](VenueId v) { return Proxy::replace(asWrittenBy(v, from), asWrittenBy(v, to)); };
    };
    damaged(
        27, "truncated", kAllVenues, 1, [](VenueId) { return Proxy::truncate(); }, WireFault::Books);
    damaged(28, "levels are null", kAllVenues, 1, replaced("\"b\":[", "\"b\":null,\"x\":["), WireFault::Books);
    damaged(28, "levels are a number", kAllVenues, 1, replaced("\"b\":[", "\"b\":1,\"x\":["), WireFault::Books);
    damaged(28, "the number is a list", kAllVenues, 1, replaced("\"u\":", "\"u\":[],\"x\":"), WireFault::Books);
    damaged(29, "no number", kAllVenues, 1, replaced("\"u\":", "\"uu\":"), WireFault::Books);
    damaged(29, "no bids", kAllVenues, 1, replaced("\"b\":[", "\"bb\":["), WireFault::Books);
    damaged(29, "more than is known", kAllVenues, 3,
            replaced("\"b\":[", "\"new\":{\"deep\":[1,{\"x\":2}]},\"b\":["), WireFault::Nothing);
    damaged(
        30, "a price of 1e999", kAllVenues, 1, [](VenueId) { return level(0, "1e999"); }, WireFault::Books);
    damaged(
        30, "a size that is none", kAllVenues, 1, [](VenueId) { return level(1, "NaN"); }, WireFault::Books);
    damaged(
        30, "a negative size", kAllVenues, 1, [](VenueId) { return level(1, "-1.5"); }, WireFault::Books);
    damaged(
        30, "a price of 400 digits", kAllVenues, 1, [](VenueId) { return level(0, QByteArray(400, '9')); },
        WireFault::Books);

    WireFault deep{31, "100,000 brackets", kAllVenues, [](Strike& s) {
                       const QByteArray brackets = QByteArray(100'000, '[') + QByteArray(100'000, ']');
                       s.wire([&](Proxy& p) {
                           p.injectText(brackets);
                           p.injectText("{\"new\":" + brackets + "}");
                       });
                   }};
    deep.lift = [](Strike&) {};
    deep.loses = WireFault::Maybe;
    deep.recovered = [](Strike& s) {
        const FeedHealth h = s.now();
        return h.errors + h.unknown >= s.health.errors + s.health.unknown + 2;
    };
    all.push_back(deep);
    return all;
}

}  // namespace plimsoll::test
