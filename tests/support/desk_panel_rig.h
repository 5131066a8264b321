// The panels of the person's positions: a book as a person fills it, what the model would say of it at prices that
// the test writes, and what the tables show.
#pragma once

#include "model/desk/desk_positions.h"
#include "model/desk/gates.h"
#include "tests/support/panel_bench.h"
#include "ui/alert_book.h"
#include "ui/desk_book.h"
#include "ui/panel.h"
#include "ui/panels/board_view.h"

#include <QApplication>
#include <QTest>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll::test {

inline const std::vector<VenueId> kAll(kVenues.begin(), kVenues.end());

inline Position position(const char* asset, VenueId venue, PositionSide side, double coins, double entry,
                         double leverage)
{
    Position p;
    p.asset = asset;
    p.venue = venue;
    p.side = side;
    p.coins = coins;
    p.entry = entry;
    p.leverage = leverage;
    return p;
}

inline DeskQuote quoteAt(double price)
{
    DeskQuote q;
    q.symbol = "SYM";
    q.quote = "USDT";
    q.price = price;
    q.fresh = Freshness::Live;
    q.rate = 0.0002;
    q.atr = price * 0.03;
    q.tiers = {{std::nullopt, 0.005, 0}};
    return q;
}

struct DeskPanelRig : PanelBench {
    void fresh()
    {
        PanelBench::fresh();
        m_alerts = std::make_unique<AlertBook>();
        m_book = std::make_unique<DeskBook>();
    }
    void close()
    {
        m_panel.reset();
        m_snapshot.reset();
        QCOMPARE(m_log.complaints(), QString());
    }
    // What the model would say of the book, with these prices.
    void answer(std::map<std::string, DeskQuote> quotes)
    {
        const Desk& desk = m_book->desk();
        std::vector<PositionInput> inputs;
        const auto of = [&](const std::string& asset) {
            const auto at = quotes.find(asset);
            return at == quotes.end() ? quoteOf(nullptr, m_now.mono) : at->second;
        };
        for (const Position& p : desk.positions) inputs.push_back({&p, of(p.asset), 1.0, {}});
        DeskSnapshot out;
        out.asOf = m_now;
        out.settings = desk.settings;
        out.positions = readPositions(inputs, desk.settings, m_now.wall);
        readTotals(out, inputs);
        for (const PlannedTrade& t : desk.trades) {
            GateInput in;
            in.trade = &t;
            in.quote = of(t.asset);
            in.equityUsd = 100'000.0;
            in.clusterShare = 0.002;
            in.clusterUsd = 4e6;
            in.oracleBp = 2.0;
            in.markBp = 3.0;
            out.cards.push_back(judgeTrade(in, desk.settings));
        }
        m_hub->desk.publish(std::move(out));
        m_snapshot = m_hub->desk.read().value;
    }
    void fillBook()
    {
        DeskSettings s;
        s.venues[0].wallet = 50'000;
        s.venues[1].wallet = 50'000;
        m_book->setSettings(s);
        Position a = position("BTC", VenueId::Binance, PositionSide::Long, 0.5, 84'000, 5);
        a.stop = 82'000;
        a.opened = m_now.wall - std::chrono::hours{10};
        Position b = position("ETH", VenueId::Bybit, PositionSide::Short, 10, 2'700, 4);
        m_book->add({a, b});
        answer({{"BTC", quoteAt(84'500)}, {"ETH", quoteAt(2'750)}});
    }
    template <typename P>
    P& show(QSize size = {1'200, 420})
    {
        auto panel =
            std::make_unique<P>(PanelDeps{m_theme, *m_selection, kAll, m_alerts.get(), m_book.get()}, nullptr);
        panel->resize(size);
        panel->show();
        panel->pull(*m_hub, m_now, true);
        P& out = *panel;
        m_panel = std::move(panel);
        return out;
    }
    static QString cellAt(BoardView* view, int row, const QString& head)
    {
        const QAbstractItemModel* m = view->model();
        for (int c = 0; c < m->columnCount(); ++c)
            if (m->headerData(c, Qt::Horizontal).toString() == head) return m->index(row, c).data().toString();
        return QStringLiteral("no column ") + head;
    }
    static QString tipAt(BoardView* view, int row, const QString& head)
    {
        const QAbstractItemModel* m = view->model();
        for (int c = 0; c < m->columnCount(); ++c)
            if (m->headerData(c, Qt::Horizontal).toString() == head)
                return m->index(row, c).data(Qt::ToolTipRole).toString();
        return {};
    }
    template <typename D>
    static D* dialog()
    {
        for (QWidget* w : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(w); d && d->isVisible()) return d;
        return nullptr;
    }

    std::unique_ptr<AlertBook> m_alerts;
    std::unique_ptr<DeskBook> m_book;
    std::shared_ptr<const DeskSnapshot> m_snapshot;
    std::unique_ptr<Panel> m_panel;
};

}  // namespace plimsoll::test
