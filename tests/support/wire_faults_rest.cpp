// Answers that are none, or that say no. FAULTS 41-45, 64.
#include "tests/support/wire_fault_groups.h"

#include <QRegularExpression>

#include <algorithm>

namespace plimsoll::test {

namespace {

using Proxy = FaultProxy;
using Knock = FaultProxy::Knock;
using Reply = FaultProxy::Reply;

constexpr int kRetryAfter = 3;

void clearWire(Strike& s)
{
    s.wire([](Proxy& p) { p.clear(); });
}

bool told(Strike& s, const char* what)
{
    const FeedHealth h = s.now();
    for (const FeedError& e : h.recentErrors)
        if (e.what.find(what) != std::string::npos || e.excerpt.find(what) != std::string::npos) return true;
    for (const RestBudget& b : h.budgets)
        if (b.pauseReason.find(what) != std::string::npos) return true;
    return h.headline.find(what) != std::string::npos;
}

// Nothing was asked of a host that had said when, before that; what was on its way together apart.
QString askedTooSoon(Strike& s)
{
    return s.wire([&](Proxy& p) -> QString {
        // Binance's spot is another host.
        for (const bool spot : {false, true}) {
            std::vector<qint64> times = p.times(Knock::Rest, spot ? "/api/v3" : "");
            if (!spot) {
                const std::vector<qint64> others = p.times(Knock::Rest, "/api/v3");
                std::erase_if(
                    times, [&](qint64 t) { return std::find(others.begin(), others.end(), t) != others.end(); });
            }
            for (const qint64 t : times)
                if (t - times.front() > 500 && t - times.front() < kRetryAfter * 1'000 - 60)
                    return QStringLiteral("asked %1 ms after the refusal").arg(t - times.front());
        }
        return {};
    });
}

QString streamsLive(Strike& s)
{
    return s.counts().losses != s.before.losses ? QStringLiteral("the streams' books were lost") : QString();
}

}  // namespace

std::vector<WireFault> restFaults()
{
    std::vector<WireFault> all;
    // Streams go on, and say so; what is asked by REST waits.
    const auto rest = [&](int number, const char* name, Reply reply, const char* says) {
        WireFault f{number, name, kAllVenues,
                    [reply](Strike& s) { s.wire([&](Proxy& p) { p.setRest("/", reply); }); }};
        f.until = [says](Strike& s) { return told(s, says); };
        f.lift = clearWire;
        f.healMs = 0;
        f.then = streamsLive;
        all.push_back(std::move(f));
        return &all.back();
    };
    Reply no;
    no.retryAfter = kRetryAfter;
    no.status = 429;
    no.body = R"({"code":-1003,"msg":"Too many requests"})";
    WireFault* f = rest(41, "429, Retry-After 3 s", no, "429");
    f->stayMs = kRetryAfter * 1'000 - 300;
    f->inTime = askedTooSoon;
    no.status = 418;
    no.body = R"({"code":-1003,"msg":"Way too many requests; IP banned"})";
    f = rest(42, "418, Retry-After 3 s", no, "418");
    f->stayMs = kRetryAfter * 1'000 - 300;
    f->inTime = askedTooSoon;

    Reply bad;
    bad.status = 500;
    bad.body = "<html><body><h1>Internal Server Error</h1></body></html>";
    bad.type = "text/html";
    rest(43, "500", bad, "500");
    bad.status = 502;
    bad.body = "<html><body><h1>Bad Gateway</h1></body></html>";
    rest(43, "502", bad, "502");
    bad.status = 503;
    bad.body.clear();
    rest(43, "503", bad, "503");
    bad.status = 200;
    bad.body = "<!DOCTYPE html><html><body>Checking your browser</body></html>";
    rest(43, "a web page", bad, "web page");
    bad = {};
    rest(43, "empty", bad, "empty answer");
    bad.kind = Reply::Truncate;
    rest(43, "truncated", bad, "ended the connection within an answer");
    bad.kind = Reply::Hang;
    rest(44, "hangs", bad, "did not answer");
    bad.kind = Reply::Reset;
    rest(44, "resets", bad, "127.0.0.1");
    bad.kind = Reply::Loop;
    rest(44, "redirects in a circle", bad, "circle");
    bad = {};
    bad.status = 503;
    bad.body = R"({"msg":"System is under maintenance."})";
    rest(45, "maintenance", bad, "maintenance");

    // A book that waits for an image gets none that fits; others are checked against images that differ.
    WireFault apart{64, "images from another stream", kAllVenues, [](Strike& s) {
                        s.wire([&](Proxy& p) {
                            p.editRest(s.words.image, [](const QByteArray& body) {
                                static const QRegularExpression id(QStringLiteral("\"lastUpdateId\":(\\d+)"));
                                QString text = QString::fromUtf8(body);
                                text.replace(id, QStringLiteral("\"lastUpdateId\":1"));
                                return text.toUtf8();
                            });
                            if (s.words.imageByRest) p.edit(s.words.book, 1, Proxy::drop());
                        });
                    }};
    apart.stayMs = 8'000;
    apart.lift = clearWire;
    apart.loses = WireFault::Maybe;
    apart.healMs = 30'000;  // an image is asked for later each time that none fits
    apart.then = [](Strike& s) -> QString {
        // Hyperliquid's are all asked for at one address, and the book that is looked at is read each second
        // besides.
        const bool hyper = s.venue == VenueId::Hyperliquid;
        const QByteArray image = hyper ? QByteArray("\"l2Book\",\"coin\":\"BTC\"") : s.words.image;
        const int asked = s.wire([&](Proxy& p) { return p.count(Knock::Rest, image); });
        const int most = static_cast<int>(s.sinceMs() / 1'000) * (hyper ? 2 : 1) + 2;
        if (hyper && asked == 0) return QStringLiteral("no image was asked for");
        if (asked > most) return QStringLiteral("%1 images asked for, at most %2").arg(asked).arg(most);
        return s.now().reconnects != s.health.reconnects ? QStringLiteral("reconnected") : QString();
    };
    apart.inTime = imagesTooClose;
    all.push_back(apart);
    return all;
}

}  // namespace plimsoll::test
