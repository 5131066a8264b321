// Bybit v5 linear and spot from the server's side. Wire after bybit.md; its sections are named below.
#pragma once

#include "feeds/sim/server/dialect.h"

#include <unordered_map>

namespace plimsoll::sim {

class BybitDialect final : public Dialect {
public:
    using Dialect::Dialect;

    bool knowsSocket(const QString& path) const override;
    void clientText(ClientSocket& socket, const QByteArray& text) override;
    void book(const ServedSymbol& s) override;
    void quote(const ServedSymbol& s) override;
    void trades(const ServedSymbol& s, std::span<const ServedTrade> made) override;
    void liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed) override;
    void tick(std::int64_t wallMs) override;
    HttpReply rest(const HttpRequest& request, const QString& peer) override;
    std::string image(const ServedSymbol& s, const QString& topic) const override;
    plimsoll::Market marketOf(const ClientSocket& socket, const QString& topic) const override;

private:
    using Fields = std::vector<std::pair<const char*, std::string>>;
    // Books of another depth than the deepest have their own chain of `u`.
    struct Chain {
        std::vector<BookLevel> bids, asks;
        std::int64_t u = 1'000'000;
        std::int64_t saidMs = 0;
        bool begun = false;
    };
    struct Own {
        std::map<int, Chain> chains;  // by depth
        Fields ticker;                // as told last
        std::vector<ServedLiquidation> closed;
        std::string fund, limit;  // as told last
    };
    struct Ask;
    struct Address;
    static const Address kAddresses[];

    void answer(ClientSocket& socket, bool ok, const std::string& message, const std::string& id,
                const std::string& op);
    std::string refusalOf(ClientSocket& socket, const QStringList& topics);
    void first(ClientSocket& socket, const QString& topic);
    static std::string tradeId(const ServedSymbol& s, std::uint64_t id);
    static int mainDepth(const ServedSymbol& s) { return s.perp() ? 1'000 : 200; }
    std::string bookText(const ServedSymbol& s, const std::string& topic, const char* type,
                         const std::vector<BookLevel>& bids, const std::vector<BookLevel>& asks, std::int64_t u,
                         std::size_t most = ~std::size_t{0}) const;
    void otherDepth(const ServedSymbol& s, int depth, int everyMs);
    Fields fieldsOf(const ServedSymbol& s) const;
    std::string tickerText(const ServedSymbol& s, const Fields& fields, const char* type) const;
    void ticker(const ServedSymbol& s);
    void sayClosed(const ServedSymbol& s);
    void pools(std::int64_t wallMs);
    void adlRow(JsonText& t, const ServedSymbol& s, bool wire) const;
    void klineStream(const ServedSymbol& s, const QString& interval);

    std::string instruments(const Ask& ask) const;
    std::string orderbook(const Ask& ask) const;
    std::string tickers(const Ask& ask) const;
    std::string fundingHistory(const Ask& ask) const;
    std::string openInterest(const Ask& ask) const;
    std::string accountRatio(const Ask& ask) const;
    std::string riskLimit(const Ask& ask) const;
    std::string insurance(const Ask& ask) const;
    std::string adlAlert(const Ask& ask) const;
    std::string priceLimit(const Ask& ask) const;
    std::string recentTrade(const Ask& ask) const;
    std::string kline(const Ask& ask) const;
    std::string otherKline(const Ask& ask) const;
    std::string time(const Ask& ask) const;
    std::string status(const Ask& ask) const;

    std::unordered_map<const ServedSymbol*, Own> m_own;
    std::map<QString, std::int64_t> m_blockedUntil;  // by peer
    std::int64_t m_wall = 0;
};

}  // namespace plimsoll::sim
