#include "tests/support/written_session.h"

#include <QFile>

#include <utility>

namespace plimsoll::test {

namespace {

QByteArray number(double v)
{
    return QByteArray::number(v, 'f', 2);
}

class Pen {
public:
    void line(std::int64_t ms, QByteArray frame)
    {
        text += QByteArray::number(static_cast<qlonglong>(kSessionStartNs + ms * 1'000'000)) + ' ' +
                frame.replace('\'', '"') + '\n';
    }
    QByteArray text;
};

QByteArray ms(std::int64_t t)
{
    return QByteArray::number(static_cast<qlonglong>(kSessionStartNs / 1'000'000 + t));
}

QByteArray bybitBook(const char* type, const char* symbol, int u, const QByteArray& bids, const QByteArray& asks,
                     std::int64_t t)
{
    return QByteArray("{'topic':'orderbook.200.") + symbol + "','type':'" + type + "','ts':" + ms(t) +
           ",'data':{'s':'" + symbol + "','b':" + bids + ",'a':" + asks + ",'u':" + QByteArray::number(u) +
           ",'seq':1},'cts':" + ms(t) + "}";
}
QByteArray side(double best, double step, int levels, double qty)
{
    QByteArray text = "[";
    for (int i = 0; i < levels; ++i)
        text += QByteArray(i ? "," : "") + "['" + number(best + i * step) + "','" + number(qty + i % 3) + "']";
    return text + "]";
}

QByteArray binanceDepth(std::int64_t first, std::int64_t last, std::int64_t prev, const QByteArray& bids,
                        std::int64_t t)
{
    return "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':" + ms(t) + ",'T':" + ms(t) +
           ",'s':'BTCUSDT','U':" + QByteArray::number(static_cast<qlonglong>(first)) +
           ",'u':" + QByteArray::number(static_cast<qlonglong>(last)) +
           ",'pu':" + QByteArray::number(static_cast<qlonglong>(prev)) + ",'b':" + bids + ",'a':[]}}";
}
QByteArray binanceImage(std::int64_t id, std::int64_t t)
{
    return "{'lastUpdateId':" + QByteArray::number(static_cast<qlonglong>(id)) + ",'E':" + ms(t) +
           ",'T':" + ms(t) + ",'bids':" + side(1'000, -0.5, 60, 2) + ",'asks':" + side(1'000.5, 0.5, 60, 2) + "}";
}

}  // namespace

WrittenSession writtenSession(bool busy)
{
    Pen pen, other;
    pen.line(0, bybitBook("snapshot", "BTCUSDT", 10, side(1'000, -0.5, 80, 1), side(1'000.5, 0.5, 80, 1), 0));
    int u = 10, trades = 0;
    std::int64_t id = 100;
    for (std::int64_t t = 100; t <= kSessionEnd; t += 100) {
        if (t >= kSilenceFrom && t < kSilenceTo) continue;
        // The deltas' own moments lie between the steps of any grid.
        const std::int64_t at = t + (t / 100) % 37;
        const QByteArray bids = "[['" + number(1'000 - (t / 100) % 40 * 0.5) + "','" + number(t / 100 % 7) + "']]";
        pen.line(at, bybitBook("delta", "BTCUSDT", ++u, bids, "[]", at));
        if (busy)
            for (int i = 0; i < 20; ++i) pen.line(at, bybitBook("delta", "BTCUSDT", ++u, bids, "[]", at));
        const bool gap = t == kGapAt;
        if (t == 1'000 || t == kHealedAt) other.line(at, binanceImage(id, at));
        const std::int64_t first = gap ? id + 50 : id + 1;
        other.line(at, binanceDepth(first, first + 4, gap ? id + 49 : id, bids, at));
        id = first + 4;
        if (t % 300 == 0)
            pen.line(at, "{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':" + ms(at) + ",'data':[{'T':" +
                             ms(at) + ",'s':'BTCUSDT','S':'" + (t % 900 ? "Buy" : "Sell") + "','v':'0." +
                             QByteArray::number(t / 100 % 90 + 10) + "','p':'" + number(1'000 + t / 100 % 5) +
                             "','L':'PlusTick','i':'t" + QByteArray::number(++trades) + "','BT':false}]}");
        if (t % 2'300 == 0)
            pen.line(at, "{'topic':'allLiquidation.BTCUSDT','type':'snapshot','ts':" + ms(at) +
                             ",'data':[{'T':" + ms(at) + ",'s':'BTCUSDT','S':'" + (t % 6'900 ? "Buy" : "Sell") +
                             "','v':'" + number(t / 1'000) + "','p':'1000'}]}");
        if (t % 1'000 == 0)
            pen.line(at, "{'topic':'tickers.BTCUSDT','type':'snapshot','ts':" + ms(at) +
                             ",'cs':1,'data':{'symbol':'BTCUSDT','lastPrice':'1000.5','markPrice':'" +
                             number(1'000 + t / 1'000 % 9) + "','indexPrice':'1000.1','openInterest':'" +
                             number(50'000 - t / 100) +
                             "','openInterestValue':'50000000','fundingRate':'0.0001','nextFundingTime':'" +
                             ms(6'400'000) + "','turnover24h':'1000000','volume24h':'1000'}}");
        if (t == kLateAt)
            pen.line(at,
                     bybitBook("snapshot", "SOLUSDT", 5, side(50, -0.01, 50, 9), side(50.01, 0.01, 50, 9), at));
        if (t > kLateAt)
            pen.line(at, bybitBook("delta", "SOLUSDT", static_cast<int>(5 + (t - kLateAt) / 100),
                                   "[['49.9','" + number(t / 100 % 5) + "']]", "[]", at));
    }
    return {pen.text, other.text};
}

QStringList writeSession(const QString& folder, bool busy)
{
    const WrittenSession session = writtenSession(busy);
    QStringList paths;
    for (const auto& [name, text] : {std::pair{"bybit", &session.bybit}, std::pair{"binance", &session.binance}}) {
        QFile f(folder + QLatin1Char('/') + QLatin1String(name) + (busy ? QStringLiteral("_busy") : QString()) +
                QStringLiteral(".jsonl"));
        if (!f.open(QIODevice::WriteOnly) || f.write(*text) != text->size()) return {};
        paths << f.fileName();
    }
    return paths;
}

}  // namespace plimsoll::test
