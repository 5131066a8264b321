// Frames that are lost, doubled, swapped, old, or say something else. FAULTS 16-23.
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

QString same(const char* what, std::uint64_t now, std::uint64_t wanted)
{
    return now == wanted ? QString()
                         : QStringLiteral("%1: %2, not %3").arg(QLatin1String(what)).arg(now).arg(wanted);
}

// No loss, no image.
QString undisturbed(Strike& s)
{
    const TruthJudge::Counts c = s.counts();
    if (const QString lost = same("losses", c.losses, s.before.losses); !lost.isEmpty()) return lost;
    return s.words.chained ? same("images", c.images, s.before.images) : QString();
}

int imagesAsked(Strike& s)
{
    return s.wire([&](Proxy& p) {
        if (s.words.imageByRest) return p.count(Knock::Rest, s.words.image);
        int asked = 0;
        for (const QByteArray& text : p.said(s.words.bookTopic)) asked += text.toLower().contains("\"subscribe\"");
        return asked;
    });
}

// A level that is not there, where nothing else will touch it or where it crosses the book.
Proxy::Edit anotherLevel(VenueId v, const QByteArray& price)
{
    const QByteArray begins = asWrittenBy(v, "\"b\":[[\"");
    QByteArray level = begins + price;
    switch (v) {
        case VenueId::Binance:
        case VenueId::Bybit: level += "\",\"7.5\"],[\""; break;
        case VenueId::Okx: level += "\",\"7\",\"0\",\"1\"],[\""; break;
        case VenueId::Hyperliquid: level += "\",\"sz\":\"7.5\",\"n\":1},{\"px\":\""; break;
    }
    return Proxy::replace(begins, level);
}

void alter(Strike& s, const QByteArray& price)
{
    Proxy::Words words = s.words.wholeBook();
    words.all << asWrittenBy(s.venue, "\"b\":[[\"");  // a frame that has a bid
    s.wire([&](Proxy& p) { p.edit(words, 1, anotherLevel(s.venue, price)); });
}

}  // namespace

std::vector<WireFault> frameFaults()
{
    constexpr std::uint8_t kChained = kBinance | kBybit | kOkx;
    std::vector<WireFault> all;
    const auto editing = [&](int number, const char* name, std::uint8_t venues, int count, auto make) {
        WireFault f{number, name, venues, [count, make](Strike& s) {
                        s.wire([&](Proxy& p) { p.edit(s.words.wholeBook(), count, make()); });
                    }};
        f.until = done;
        f.lift = [](Strike&) {};
        return f;
    };

    WireFault lost = editing(16, "one frame lost", kChained, 1, [] { return Proxy::drop(); });
    lost.loses = WireFault::Books;
    lost.then = [](Strike& s) -> QString {
        const TruthJudge::Counts c = s.counts();
        if (const QString x = same("losses", c.losses, s.before.losses + 1); !x.isEmpty()) return x;
        if (const QString x = same("images", c.images, s.before.images + 1); !x.isEmpty()) return x;
        return same("resynchronisations", c.reasons[static_cast<std::size_t>(LostReason::Gap)],
                    s.before.reasons[static_cast<std::size_t>(LostReason::Gap)] + 1);
    };
    all.push_back(lost);
    // No number shows it; the book is the next one, or is asked for again when that takes too long.
    lost = editing(16, "one frame lost, each a whole book", kHyperliquid, 1, [] { return Proxy::drop(); });
    lost.loses = WireFault::Maybe;
    lost.then = [](Strike& s) -> QString {
        const TruthJudge::Counts c = s.counts();
        const auto silent = static_cast<std::size_t>(LostReason::Silent);
        return same("losses that are not silence's", c.losses - s.before.losses,
                    c.reasons[silent] - s.before.reasons[silent]);
    };
    all.push_back(lost);

    WireFault many =
        editing(17, "every second frame lost, fifty times", kAllVenues, 100, [] { return Proxy::dropEvery(2); });
    many.strike = [](Strike& s) {
        // Hyperliquid tells its book less often, and best levels besides.
        s.wire([&](Proxy& p) { p.edit(s.words.book, s.words.chained ? 100 : 20, Proxy::dropEvery(2)); });
    };
    many.loses = WireFault::Maybe;
    many.healMs = 0;  // images are asked for later each time that they did not help
    many.then = [](Strike& s) -> QString {
        const int asked = imagesAsked(s), most = static_cast<int>(s.sinceMs() / 1'000) + 2;
        if (asked > most) return QStringLiteral("%1 images asked for, at most %2").arg(asked).arg(most);
        // Hyperliquid's book says nothing of what came before it; one that misses its round is asked for anew.
        if (s.words.chained && asked == 0) return QStringLiteral("no image was asked for");
        for (const RestBudget& b : s.now().budgets)
            if (b.used >= b.limit) return QStringLiteral("a budget is used up");
        return {};
    };
    many.inTime = imagesTooClose;
    all.push_back(many);

    WireFault twice = editing(18, "frames twice", kAllVenues, 3, [] { return Proxy::twice(); });
    twice.strike = [](Strike& s) {
        s.wire([&](Proxy& p) {
            p.edit(s.words.book, 3, Proxy::twice());
            p.edit(s.words.trades, 3, Proxy::twice());
        });
    };
    twice.then = undisturbed;
    twice.recovered = [](Strike& s) {
        return s.now().duplicates >= s.health.duplicates + (s.words.chained ? 6u : 3u);
    };
    all.push_back(twice);

    WireFault swapped = editing(19, "two frames swapped", kAllVenues, 2, [] { return Proxy::swap(); });
    swapped.loses = WireFault::Maybe;
    all.push_back(swapped);

    WireFault old{20, "old frames again", kAllVenues,
                  [](Strike& s) { s.wire([&](Proxy& p) { p.replay(s.words.wholeBook(), 2); }); }};
    old.lift = [](Strike&) {};
    old.then = undisturbed;
    old.recovered = [](Strike& s) { return s.now().duplicates >= s.health.duplicates + 2; };
    all.push_back(old);

    WireFault zero = editing(21, "checksum of 0", kOkx, 5,
                             [] { return Proxy::replace("\"data\":[{", "\"data\":[{\"checksum\":0,"); });
    zero.then = undisturbed;
    all.push_back(zero);
    // Beside numbers it decides nothing; without them it is all that there is.
    WireFault wrong = editing(21, "checksum wrong beside numbers", kOkx, 3,
                              [] { return Proxy::replace("\"data\":[{", "\"data\":[{\"checksum\":123456,"); });
    wrong.then = undisturbed;
    all.push_back(wrong);
    wrong = editing(21, "checksum wrong and no numbers", kOkx, 1, [] {
        return [](const QByteArray& f) {
            static const QRegularExpression numbers(QStringLiteral(",?\"(prevSeqId|seqId)\":-?\\d+"));
            QString text = QString::fromUtf8(f);
            text.remove(numbers);
            return QList<QByteArray>{text.toUtf8().replace("\"data\":[{", "\"data\":[{\"checksum\":123456,")};
        };
    });
    wrong.loses = WireFault::Books;
    all.push_back(wrong);

    WireFault altered{22, "a level altered", kAllVenues, [](Strike& s) { alter(s, "1000.0"); }};
    altered.until = [](Strike& s) { return done(s) && s.counts().wrong > s.before.wrong; };
    altered.lift = [](Strike&) {};
    altered.wrongUntilAudit = true;
    altered.healMs = 10'000;  // audits are 4 s apart here
    altered.then = [](Strike& s) { return same("losses", s.counts().losses, s.before.losses); };
    all.push_back(altered);

    WireFault crossed{23, "crossed", kAllVenues, [](Strike& s) { alter(s, "999999.0"); }};
    const auto crosses = [](const TruthJudge::Counts& c) {
        return c.reasons[static_cast<std::size_t>(LostReason::Crossed)];
    };
    // Hyperliquid's next book may be there before the model's wish for one.
    crossed.until = [crosses](Strike& s) {
        const bool flagged = !s.words.chained || crosses(s.counts()) > crosses(s.before);
        return done(s) && s.counts().wrong > s.before.wrong && flagged;
    };
    crossed.inTime = [](Strike& s) -> QString {
        const qint64 edited = s.wire([](Proxy& p) { return p.editedAt(); });
        const double took = s.metMs.value_or(1e9) - static_cast<double>(edited - s.at);
        return took > 1'000 ? QStringLiteral("flagged after %1 ms").arg(took) : QString();
    };
    crossed.lift = [](Strike&) {};
    crossed.wrongUntilAudit = true;
    crossed.loses = WireFault::Maybe;
    crossed.then = [](Strike& s) -> QString {
        return same("books shown that were not so", s.counts().shownWrong, s.before.shownWrong);
    };
    all.push_back(crossed);
    return all;
}

}  // namespace plimsoll::test
