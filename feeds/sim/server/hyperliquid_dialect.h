// Hyperliquid, contracts and spot, from the server's side. Wire after hyperliquid.md; its sections are named
// below.
#pragma once

#include "feeds/sim/server/dialect.h"

#include <array>
#include <deque>
#include <optional>
#include <set>
#include <unordered_map>

namespace plimsoll::sim {

class HyperliquidDialect final : public Dialect {
public:
    using Dialect::Dialect;

    bool knowsSocket(const QString& path) const override { return path == QLatin1String("/ws"); }
    void opened(ClientSocket& socket) override;
    void clientText(ClientSocket& socket, const QByteArray& text) override;
    void book(const ServedSymbol& s) override;
    void quote(const ServedSymbol& s) override;
    void trades(const ServedSymbol& s, std::span<const ServedTrade> made) override;
    void liquidations(const ServedSymbol& s, std::span<const ServedLiquidation> closed) override;
    void deleveraged(const ServedSymbol& s, std::int64_t atMs, const Deleveraged& what) override;
    void tick(std::int64_t wallMs) override;
    HttpReply rest(const HttpRequest& request, const QString& peer) override;
    std::string image(const ServedSymbol& s, const QString& topic) const override;
    plimsoll::Market marketOf(const ClientSocket& socket, const QString& topic) const override;

    // The address of an account; a maker among the known strategies or the liquidator has its vault's.
    std::string addressOf(AccountId account) const;
    static std::string addressOfNumber(std::uint64_t number);

private:
    struct Own {
        std::vector<BookLevel> touch;
        std::string context;  // as told last
    };
    struct Form;  // how a book is asked for: levels, price steps

    const ServedSymbol* coin(const QString& name) const;
    void error(ClientSocket& socket, const QByteArray& what);
    void subscription(ClientSocket& socket, const QJsonObject& asked, bool on);
    void post(ClientSocket& socket, const QJsonObject& frame);
    void first(ClientSocket& socket, const QString& topic, const ServedSymbol* s);

    std::string bookData(const ServedSymbol& s, const ServedBook& book, const Form& form) const;
    static Form formOf(const QString& topic, bool everything);
    static Form formOf(const QJsonObject& asked);
    std::string tradeRow(const ServedSymbol& s, const ServedTrade& t) const;
    std::string context(const ServedSymbol& s) const;
    std::string spotContext(const ServedSymbol& s, bool named) const;
    std::string contexts() const;
    std::string activeContext(const ServedSymbol& s) const;
    std::string packedMarks(std::map<std::string, std::string>& told, bool all) const;
    std::string mids() const;
    std::string fill(const ServedSymbol& s, std::int64_t atMs, const Decimal& price, Lots lots, bool bought,
                     const std::string& dir, const std::string& liquidated, Ticks mark, const char* method,
                     std::int64_t tid, bool crossed) const;
    void tellFill(const std::string& vault, std::string row);
    std::string candle(const ServedSymbol& s, const Kline& k, const QString& interval) const;
    void candles();
    void books(const char* type, std::int64_t wallMs, int everyMs);

    std::optional<std::string> info(const QJsonObject& asked, int& status) const;
    std::string meta() const;
    std::string spotMeta() const;
    std::string fundingHistory(const QJsonObject& asked, const ServedSymbol& s) const;
    std::string candleSnapshot(const QJsonObject& asked) const;
    std::string recentTrades(const ServedSymbol& s) const;
    std::string predictedFundings() const;
    std::string clearinghouse(const QString& user) const;
    std::set<AccountId> shownAs(std::size_t example) const;
    double fundingOf(const ServedSymbol& s, const PositionView& p) const;

    std::unordered_map<const ServedSymbol*, Own> m_own;
    std::map<std::string, std::deque<std::string>> m_fills;  // by vault, newest last
    std::map<std::string, std::string> m_marksTold;
    std::int64_t m_wall = 0;
    mutable std::optional<std::array<std::set<AccountId>, 3>> m_examples;
};

}  // namespace plimsoll::sim
