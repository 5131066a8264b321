// OKX v5, swaps and spot on one route, from the server's side. Wire after okx.md; its sections are named below.
#pragma once

#include "feeds/sim/server/dialect.h"

#include <unordered_map>

namespace plimsoll::sim {

class OkxDialect final : public Dialect {
public:
    using Dialect::Dialect;

    bool knowsSocket(const QString& path) const override;
    void clientText(ClientSocket& socket, const QByteArray& text) override;
    void book(const ServedSymbol& s) override;
    void quote(const ServedSymbol& s) override;
    void trades(const ServedSymbol& s, std::span<const ServedTrade> made) override;
    void liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed) override;
    void listingChanged(const ServedSymbol& s) override;
    void tick(std::int64_t wallMs) override;
    HttpReply rest(const HttpRequest& request, const QString& peer) override;
    std::string image(const ServedSymbol& s, const QString& topic) const override;
    std::string closingNotice() const override;
    plimsoll::Market marketOf(const ClientSocket& socket, const QString& topic) const override;

private:
    struct Own {
        std::vector<BookLevel> touch;                // as told last, bid and ask
        std::map<std::string, std::string> rows;     // by channel, as told last, without their times
        std::map<std::string, std::int64_t> rowsAt;  // wall ms
        std::int64_t bookAt = 0;                     // wall ms of the last book frame
        std::int64_t liquidatedAt = -1'000'000;
    };
    // A channel of single rows: pushed on change, at most each `everyMs`, and anyway each `againMs`.
    struct RowChannel {
        const char* name;
        bool perpOnly, byIndex;
        int everyMs, againMs;
        std::string (OkxDialect::*row)(const ServedSymbol&) const;  // without "ts"
    };
    static const RowChannel kRowChannels[6];
    struct Ask;
    struct Address;
    static const Address kAddresses[];

    bool subscribeOne(ClientSocket& socket, const std::string& id, const QJsonObject& arg, bool on);
    void first(ClientSocket& socket, const QString& topic);
    void push(plimsoll::Market market, const QString& topic, const std::string& row, const char* action = nullptr,
              ClientSocket* only = nullptr);
    QString topicOf(const char* channel, const ServedSymbol& s) const;
    const ServedSymbol* byInstId(const std::string& instId) const;

    std::string sides(const ServedSymbol& s, const std::vector<BookLevel>& bids,
                      const std::vector<BookLevel>& asks, std::int64_t ms, std::size_t most) const;
    std::string head(const ServedSymbol& s) const;
    std::string tickerRow(const ServedSymbol& s) const;
    std::string markRow(const ServedSymbol& s) const;
    std::string indexRow(const ServedSymbol& s) const;
    std::string fundingRow(const ServedSymbol& s) const;
    std::string openInterestRow(const ServedSymbol& s) const;
    std::string limitRow(const ServedSymbol& s) const;
    std::string instrumentRow(const ServedSymbol& s) const;
    std::string tradeRow(const ServedSymbol& s, const ServedTrade& t) const;
    std::string candleRow(const ServedSymbol& s, const Kline& k, int minutes) const;
    void candles();

    std::string rowsOf(const Ask& ask, std::string (OkxDialect::*row)(const ServedSymbol&) const) const;
    std::string instruments(const Ask& ask) const;
    std::string books(const Ask& ask) const;
    std::string fullBooks(const Ask& ask) const;
    std::string tickers(const Ask& ask) const;
    std::string markPrices(const Ask& ask) const;
    std::string indexTickers(const Ask& ask) const;
    std::string fundingRate(const Ask& ask) const;
    std::string fundingHistory(const Ask& ask) const;
    std::string openInterest(const Ask& ask) const;
    std::string openInterestHistory(const Ask& ask) const;
    std::string coinInterest(const Ask& ask) const;
    std::string takerVolume(const Ask& ask) const;
    std::string accountRatio(const Ask& ask) const;
    std::string positionTiers(const Ask& ask) const;
    std::string insuranceFund(const Ask& ask) const;
    std::string priceLimits(const Ask& ask) const;
    std::string recentTrades(const Ask& ask) const;
    std::string candleHistory(const Ask& ask) const;
    std::string time(const Ask& ask) const;
    std::string status(const Ask& ask) const;

    std::unordered_map<const ServedSymbol*, Own> m_own;
    std::map<QString, std::string> m_args;  // by topic, as the client wrote them
    std::int64_t m_wall = 0;
};

}  // namespace plimsoll::sim
