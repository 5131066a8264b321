#include "feeds/sim/sim_faults.h"

#include "feeds/sim/server/json_text.h"
#include "feeds/sim/sim_venues.h"

#include <QTimer>

#include <algorithm>

namespace plimsoll::sim {

namespace {

// What a fault may be told beside its name.
struct Wish {
    VenueServer& server;
    const QJsonObject& asked;

    int number(const char* key, int without) const
    {
        const QJsonValue v = asked.value(QLatin1String(key));
        if (v.isString()) return v.toString().toInt();
        return v.isDouble() ? v.toInt() : without;
    }
    QString text(const char* key, const QString& without) const
    {
        const QString v = asked.value(QLatin1String(key)).toString();
        return v.isEmpty() ? without : v;
    }
    // The books of this venue, unless another topic is named.
    QString topic() const
    {
        static const std::map<VenueId, const char*> books = {{VenueId::Binance, "@depth"},
                                                             {VenueId::Bybit, "orderbook."},
                                                             {VenueId::Okx, "books:"},
                                                             {VenueId::Hyperliquid, "l2Book"}};
        return text("topic", QLatin1String(books.at(server.venue().id)));
    }
    int count(int without) const { return number("count", without); }
    void forSeconds(int without, const std::function<void(VenueServer&)>& back) const
    {
        VenueServer* s = &server;
        QTimer::singleShot(number("seconds", without) * 1'000, s, [s, back] { back(*s); });
    }
};

using Server = VenueServer;
using Upgrade = Server::UpgradeFault;

void rest(const Wish& w, int status, const char* body, int retryAfter, Server::RestFault::Kind kind)
{
    Server::RestFault fault;
    fault.status = w.number("status", status);
    fault.body = body;
    fault.retryAfter = retryAfter;
    fault.kind = kind;
    w.server.setRest(w.text("path", QStringLiteral("/")), fault);
    w.forSeconds(6, [](Server& s) { s.clearRest(); });
}

struct FaultRow {
    int number;
    const char *name, *told;
    void (*inject)(const Wish&);
};

using Kind = Server::RestFault::Kind;
constexpr int kLargeFrame = 100 << 20;

const FaultRow kFaults[] = {
    {1, "close", "every connection is closed with 1001",
     [](const Wish& w) { w.server.closeAll(w.number("code", 1001), "going away"); }},
    {2, "reset", "every connection is reset", [](const Wish& w) { w.server.resetAll(); }},
    {3, "end", "every connection ends without a close frame", [](const Wish& w) { w.server.endAll(); }},
    {4, "cut", "every connection ends within a frame", [](const Wish& w) { w.server.cutAll(); }},
    {5, "silent", "nothing is sent or answered for `seconds` (40)",
     [](const Wish& w) {
         w.server.setDeaf(true);
         w.forSeconds(40, [](Server& s) { s.setDeaf(false); });
     }},
    {6, "mute", "pings are answered, no data comes for `seconds` (40)",
     [](const Wish& w) {
         w.server.setMute(true);
         w.forSeconds(40, [](Server& s) { s.setMute(false); });
     }},
    {7, "dead topic", "`topic` is silent until it is subscribed anew",
     [](const Wish& w) {
         w.server.deadTopics.insert(w.topic());
         w.server.deadUntilSubscribedAnew = true;
     }},
    {8, "no pongs", "pings on new connections are not answered for `seconds` (60)",
     [](const Wish& w) {
         w.server.ignorePings = true;
         w.forSeconds(60, [](Server& s) { s.ignorePings = false; });
     }},
    {9, "refused", "the port refuses for `seconds` (6) and open connections are reset",
     [](const Wish& w) {
         w.server.stopListening();
         w.server.resetAll();
         w.forSeconds(6, [](Server& s) { s.listen(s.port()); });
     }},
    {10, "upgrade status", "upgrades are answered by `status` (503) for `seconds` (6); connections are reset",
     [](const Wish& w) {
         w.server.setUpgrade(Upgrade::Status, w.number("status", 503), w.number("retry_after", -1));
         w.server.resetAll();
         w.forSeconds(6, [](Server& s) { s.setUpgrade(Upgrade::None); });
     }},
    {11, "upgrade never", "upgrades are not answered for `seconds` (12); connections are reset",
     [](const Wish& w) {
         w.server.setUpgrade(Upgrade::Never);
         w.server.resetAll();
         w.forSeconds(12, [](Server& s) { s.setUpgrade(Upgrade::None); });
     }},
    {12, "upgrade garbage", "upgrades are answered by garbage for `seconds` (6); connections are reset",
     [](const Wish& w) {
         w.server.setUpgrade(Upgrade::Garbage);
         w.server.resetAll();
         w.forSeconds(6, [](Server& s) { s.setUpgrade(Upgrade::None); });
     }},
    {14, "closing notice", "the venue says that it will close, and does `seconds` (5) later",
     [](const Wish& w) {
         w.server.announceClosing();
         w.forSeconds(5, [](Server& s) { s.closeAll(1001, "service upgrade"); });
     }},
    {16, "lost", "`count` (1) frames of `topic` are lost",
     [](const Wish& w) { w.server.mangleNext(w.topic(), w.count(1), Server::drop()); }},
    {17, "many lost", "`count` (50) frames of `topic` are lost",
     [](const Wish& w) { w.server.mangleNext(w.topic(), w.count(50), Server::drop()); }},
    {18, "duplicates", "`count` (3) frames of `topic` come twice",
     [](const Wish& w) { w.server.mangleNext(w.topic(), w.count(3), Server::twice()); }},
    {19, "swapped", "two frames of `topic` change places",
     [](const Wish& w) { w.server.mangleNext(w.topic(), 2, Server::swap()); }},
    {20, "stale", "`count` (2) old frames of `topic` come again",
     [](const Wish& w) { w.server.replayOld(w.topic(), std::min(w.count(2), 10)); }},
    {25, "image", "a whole book of `symbol` comes in mid-stream",
     [](const Wish& w) {
         w.server.unaskedImage(w.text("symbol", QStringLiteral("BTCUSDT")), plimsoll::Market::Perp);
     }},
    {27, "truncated", "`count` (1) frames of `topic` are cut short",
     [](const Wish& w) { w.server.mangleNext(w.topic(), w.count(1), Server::truncate()); }},
    {28, "wrong type", "in `count` (1) frames of `topic` lists are null",
     [](const Wish& w) { w.server.mangleNext(w.topic(), w.count(1), Server::replace("[[", "null,[[")); }},
    {30, "not finite", "in a frame of `topic` a number is 1e999",
     [](const Wish& w) { w.server.mangleNext(w.topic(), w.count(1), Server::replace("[[\"", "[[\"1e999")); }},
    {31, "nested", "a frame of 100,000 brackets",
     [](const Wish& w) { w.server.sendText(QByteArray(w.count(100'000), '['), w.text("topic", QString())); }},
    {32, "large", "a frame of 100 MB",
     [](const Wish& w) { w.server.sendText(QByteArray(kLargeFrame, 'x'), w.topic()); }},
    {33, "announced", "a frame announces 1 TiB",
     [](const Wish& w) {
         w.server.sendRaw(QByteArray("\x81\x7f\x00\x00\x01\x00\x00\x00\x00\x00", 10), w.text("topic", QString()));
     }},
    {34, "invalid text", "a frame that is not UTF-8",
     [](const Wish& w) { w.server.sendRaw(QByteArray("\x81\x02\xff\xfe", 4), w.text("topic", QString())); }},
    {36, "ping flood", "`count` (20000) pings",
     [](const Wish& w) {
         QByteArray pings;
         for (int i = 0; i < w.count(20'000); ++i) pings += QByteArray("\x89\x00", 2);
         w.server.sendRaw(pings);
     }},
    {39, "held", "texts wait for `seconds` (10), then come at once",
     [](const Wish& w) {
         w.server.setHold(true);
         w.forSeconds(10, [](Server& s) { s.setHold(false); });
     }},
    {40, "slow", "texts are late by `from_ms` (200) to `to_ms` (1500) for `seconds` (30)",
     [](const Wish& w) {
         w.server.setDelay(w.number("from_ms", 200), w.number("to_ms", 1'500));
         w.forSeconds(30, [](Server& s) { s.setDelay(0, 0); });
     }},
    {41, "429", "REST says 429 with Retry-After `retry_after` (6) for `seconds` (6)",
     [](const Wish& w) {
         rest(w, 429, R"({"code":-1003,"msg":"Too many requests."})", w.number("retry_after", 6), Kind::Answer);
     }},
    {42, "418", "REST says 418 for `seconds` (6)",
     [](const Wish& w) {
         rest(w, 418, R"({"code":-1003,"msg":"Way too many requests."})", w.number("retry_after", 6),
              Kind::Answer);
     }},
    {43, "500", "REST says `status` (500) and HTML for `seconds` (6)",
     [](const Wish& w) { rest(w, 500, "<html><body>Internal Server Error</body></html>", -1, Kind::Answer); }},
    {44, "hangs", "REST does not answer for `seconds` (6)",
     [](const Wish& w) { rest(w, 200, "", -1, Kind::Hang); }},
    {45, "maintenance", "REST says 503 with the words of maintenance for `seconds` (30)",
     [](const Wish& w) {
         rest(w, 503, R"({"code":"50001","msg":"Service temporarily unavailable: system maintenance"})", 30,
              Kind::Answer);
     }},
    {46, "subscriptions refused", "`topic` is refused from now on, until the faults are taken back",
     [](const Wish& w) { w.server.refusedTopics.insert(w.topic()); }},
};

std::string sayFaults(const char* what, const std::vector<std::string>& venues)
{
    JsonText t;
    t.object().text("done", what).array("venues");
    for (const std::string& v : venues) t.text(v);
    return t.endArray().endObject().take();
}

}  // namespace

Expected<std::string, std::string> injectFault(SimVenues& venues, const QJsonObject& asked)
{
    const QJsonValue which = asked.value(QStringLiteral("fault"));
    const QString name = which.isDouble() ? QString::number(which.toInt()) : which.toString();
    const QString venue = asked.value(QStringLiteral("venue")).toString();
    const bool none = name == QLatin1String("none");
    const auto row = std::find_if(std::begin(kFaults), std::end(kFaults), [&](const FaultRow& f) {
        return name == QLatin1String(f.name) || name == QString::number(f.number);
    });
    if (!none && row == std::end(kFaults))
        return Unexpected{std::string("no fault of a venue is called so; GET /fault lists them")};
    if (venue.isEmpty() && !none) return Unexpected{std::string("name a venue, or \"all\"")};
    std::vector<std::string> hit;
    for (const VenueId v : kVenues) {
        const std::string key(venueKey(v));
        const bool meant = venue.isEmpty() || venue == QLatin1String("all") || venue.toStdString() == key;
        if (!venues.has(v) || !meant) continue;
        if (none)
            venues.server(v).clearFaults();
        else
            row->inject({venues.server(v), asked});
        hit.push_back(key);
    }
    if (hit.empty()) return Unexpected{std::string("there is no such venue")};
    return sayFaults(none ? "all faults are taken back" : row->told, hit);
}

std::string faultList()
{
    JsonText t;
    t.array();
    for (const FaultRow& f : kFaults)
        t.object().number("fault", f.number).text("name", f.name).text("what", f.told).endObject();
    return t.endArray().take();
}

}  // namespace plimsoll::sim
