// The wire of one venue, as its scripted twin speaks it.
#pragma once

#include "tests/support/fake_venue.h"

#include <QJsonObject>

namespace plimsoll::test {

struct FakeText {
    Market market;
    QString topic;  // as on the wire
    QByteArray text;
};

class FakeDialect {
public:
    virtual ~FakeDialect() = default;

    virtual bool stepByOne() const = 0;                // sequence numbers
    virtual bool countsTime() const { return false; }  // they are times (Hyperliquid)
    // The truth's name of a symbol: "BTCUSDT" for OKX's "BTC-USDT-SWAP".
    virtual std::string truthName(const std::string& wire) const { return wire; }
    // True when this target is one that the venue knows (else 404).
    virtual bool knowsSocket(const QString& path) const = 0;
    // Subscriptions in, acknowledgements and first messages out. `frame` is a client's text.
    virtual void clientText(FakeVenue& venue, FakeVenueSocket& socket, const QJsonObject& frame) = 0;
    virtual Market marketOf(const FakeVenueSocket& socket) const = 0;
    // Topics that this socket's route carries.
    virtual bool routeCarries(const FakeVenueSocket& socket, const QString& topic) const = 0;
    virtual std::vector<FakeText> depth(const TruthSymbol& s, const TruthStep& step) const = 0;
    virtual std::vector<FakeText> quotes(const TruthSymbol& s, qint64 nowMs,
                                         bool first) const = 0;  // bbo, tickers
    virtual std::vector<FakeText> marks(const std::vector<const TruthSymbol*>& perps, qint64 nowMs) const = 0;
    virtual FakeText trade(const TruthSymbol& s, const TruthTrade& t) const = 0;
    virtual FakeText liquidation(const TruthSymbol& s, const TruthLiquidation& l) const = 0;
    virtual QByteArray image(const TruthSymbol& s, const TruthBook& book, const QString& topic,
                             qint64 nowMs) const = 0;
    // A REST answer; nullopt: 404.
    virtual std::optional<QByteArray> rest(const FakeVenue& venue, const QUrl& url, qint64 nowMs,
                                           const TruthBook* book) const = 0;
    virtual const TruthSymbol* imageAsked(const FakeVenue& venue, const QUrl& url) const = 0;
    virtual QByteArray closingNotice(qint64 nowMs) const = 0;

protected:
    static void deliver(FakeVenue& venue, FakeVenueSocket& socket, const FakeText& text)
    {
        venue.deliver(text, &socket);
    }
    static const std::vector<std::unique_ptr<TruthSymbol>>& symbols(const FakeVenue& venue)
    {
        return venue.m_symbols;
    }
    static bool ignores(const FakeVenue& venue) { return venue.ignoreSubscriptions; }
};

std::unique_ptr<FakeDialect> makeFakeBinance();
std::unique_ptr<FakeDialect> makeFakeBybit();
std::unique_ptr<FakeDialect> makeFakeOkx();
std::unique_ptr<FakeDialect> makeFakeHyperliquid();

}  // namespace plimsoll::test
