// Binance USD-M futures and spot from the server's side. Wire after binance.md; its sections are named below.
#pragma once

#include "feeds/sim/server/dialect.h"

#include <deque>
#include <unordered_map>

namespace plimsoll::sim {

class BinanceDialect final : public Dialect {
public:
    using Dialect::Dialect;

    bool knowsSocket(const QString& path) const override;
    void opened(ClientSocket& socket) override;
    void clientText(ClientSocket& socket, const QByteArray& text) override;
    QByteArray shaped(const ClientSocket& socket, const QByteArray& text) const override;

    void book(const ServedSymbol& s) override;
    void quote(const ServedSymbol& s) override;
    void trades(const ServedSymbol& s, std::span<const ServedTrade> made) override;
    void liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed) override;
    void listingChanged(const ServedSymbol& s) override;
    void tick(std::int64_t wallMs) override;
    HttpReply rest(const HttpRequest& request, const QString& peer) override;
    std::string closingNotice() const override;
    plimsoll::Market marketOf(const ClientSocket& socket, const QString& topic) const override;

private:
    // One price, one taker's side, 100 ms (section 7).
    struct Aggregate {
        std::int64_t id = 0, first = 0, last = 0, atMs = 0;
        Ticks ticks = 0;
        Lots lots = 0;
        bool sell = false;
    };
    // A book stream with its own pace has its own chain of ids.
    struct Chain {
        std::vector<BookLevel> bids, asks;
        std::int64_t seq = 0;
    };
    struct Own {
        std::int64_t nextAggregate = 0;
        std::deque<Aggregate> aggregates;
        std::int64_t forcedSince = -1;  // when the second of `forced` began
        std::optional<ServedLiquidation> forced;
        std::map<QString, Chain> chains;
    };

    struct Address;
    static const Address kAddresses[];
    struct Ask;

    static bool spot(const ClientSocket& socket);
    bool subscribe(ClientSocket& socket, const QString& topic, bool on);
    bool routeCarries(const ClientSocket& socket, const QString& topic) const;
    void say(const ServedSymbol& s, const QString& topic, const JsonText& data, ClientSocket* only = nullptr);
    void sayAll(const QString& topic, const JsonText& data);

    JsonText depthText(const ServedSymbol& s, const std::vector<BookLevel>& bids,
                       const std::vector<BookLevel>& asks, std::int64_t first, std::int64_t last,
                       std::int64_t previous) const;
    void otherDepths(const ServedSymbol& s, std::int64_t wallMs);
    JsonText tradeText(const ServedSymbol& s, const Aggregate& a) const;
    void sayForced(const ServedSymbol& s, const ServedLiquidation& l);
    void flushForced(const ServedSymbol& s, std::int64_t nowMs);
    void markRow(JsonText& out, const ServedSymbol& s) const;
    void tickerRow(JsonText& out, const ServedSymbol& s, bool whole) const;
    void perSymbol(const ServedSymbol& s, std::int64_t wallMs);
    void klineStream(const ServedSymbol& s, const QString& topic, const QString& interval);

    std::string exchangeInfo(const Ask& ask) const;
    std::string depth(const Ask& ask) const;
    std::string bookTicker(const Ask& ask) const;
    std::string openInterest(const Ask& ask) const;
    std::string openInterestHistory(const Ask& ask) const;
    std::string fundingInfo(const Ask& ask) const;
    std::string fundingRate(const Ask& ask) const;
    std::string premiumIndex(const Ask& ask) const;
    std::string day(const Ask& ask) const;
    std::string lastPrices(const Ask& ask) const;
    std::string accountRatio(const Ask& ask) const;
    std::string takerRatio(const Ask& ask) const;
    std::string insurance(const Ask& ask) const;
    std::string adlRisk(const Ask& ask) const;
    std::string brackets(const Ask& ask) const;
    std::string aggregates(const Ask& ask) const;
    std::string recentTrades(const Ask& ask) const;
    std::string klines(const Ask& ask) const;
    std::string basis(const Ask& ask) const;
    std::string time(const Ask& ask) const;
    std::string ping(const Ask& ask) const;

    std::unordered_map<const ServedSymbol*, Own> m_own;
    std::map<QString, std::int64_t> m_refusals;  // requests after a 429, by peer
    std::map<QString, std::int64_t> m_bannedUntil;
    std::int64_t m_wall = 0;
};

}  // namespace plimsoll::sim
