// The liquidation tape is narrowed by side, venue and size, its tiers are one's own, and it can be held.
#include "tests/support/in_german.h"
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidation_panel.h"
#include "widgets/format.h"

#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>
#include <QScopeGuard>

#include <algorithm>
#include <climits>

using namespace plimsoll;

class TstLiquidationTape : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<LiquidationPanel> made()
    {
        useFour();
        auto panel = std::make_unique<LiquidationPanel>(*m_deps, nullptr);
        show(*panel, sample::Mood::Full, {520, 360});
        return panel;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void narrowedBySideAndVenue()
    {
        const auto tape = made();
        const LiquidationModel& model = *tape->model();
        const int all = model.rowCount();
        tape->setSide(PositionSide::Short);
        tape->setVenues(1u << static_cast<unsigned>(VenueId::Okx));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < all);
        for (int i = 0; i < model.rowCount(); ++i) {
            QCOMPARE(model.row(i).venue, VenueId::Okx);
            QVERIFY(model.row(i).liquidated == PositionSide::Short);
        }
        QVERIFY(tape->face().context.contains(QStringLiteral("shorts")));
        QVERIFY(tape->face().context.contains(QStringLiteral("without BN BY HL")));
        tape->setVenues(0);  // none at all makes no sense
        QCOMPARE(model.filter().venues, std::uint8_t{1u << static_cast<unsigned>(VenueId::Okx)});
        // Kept, and taken up by the next window.
        LiquidationPanel again(*m_deps, nullptr);
        again.restoreState(tape->saveState());
        QVERIFY(again.model()->filter() == model.filter());
        tape->setSide(std::nullopt);
        tape->setVenues(0xff);
        QCOMPARE(model.rowCount(), all);
    }

    // What the price is has the room of its longest word in the language of the window.
    void germanWordsHaveTheirRoom()
    {
        // The column as narrow as it is before it goes, less its word.
        const auto around = [this](PriceKind longest) {
            const auto tape = made();
            const auto* view = tape->findChild<BoardView*>();
            int least = INT_MAX;
            for (int broad = 1'000; broad > 300; broad -= 5) {
                tape->resize(broad, 360);
                QCoreApplication::sendPostedEvents();
                if (view->isColumnHidden(LiquidationModel::Kind)) break;
                least = std::min(least, view->columnWidth(LiquidationModel::Kind));
            }
            return least - QFontMetrics(view->font()).horizontalAdvance(priceKindShort(longest));
        };
        const int english = around(PriceKind::Bankruptcy);
        const test::InGerman words;
        QCOMPARE(priceKindShort(PriceKind::Average), QStringLiteral("Durchschnitt"));
        const int german = around(PriceKind::Average);
        QVERIFY2(german >= english - 2, qPrintable(QStringLiteral("%1 of %2").arg(german).arg(english)));
    }

    // The menu lives for days, and is filled each time it opens.
    void openingTheMenuLeavesNothingBehind()
    {
        const auto tape = made();
        auto* menu = tape->findChild<QMenu*>(QStringLiteral("tapeFilterMenu"));
        Q_EMIT menu->aboutToShow();
        const auto entries = menu->findChildren<QAction*>().size();
        QVERIFY(entries > 5);
        for (int i = 0; i < 200; ++i) Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->findChildren<QActionGroup*>().size(), 1);
        QCOMPARE(menu->findChildren<QAction*>().size(), entries);
    }
    void tiersAreOnesOwn()
    {
        const auto tape = made();
        QCOMPARE(tapeTiersText(kTapeTiers), QStringLiteral("50k 100k 250k 1m"));
        QVERIFY(!tapeTiersOf(QStringLiteral("4k 3k 2k 1k")) && !tapeTiersOf(QStringLiteral("1k 2k 3k")));
        auto* menu = tape->findChild<QMenu*>(QStringLiteral("tapeFilterMenu"));
        Q_EMIT menu->aboutToShow();
        auto* field = menu->findChild<QLineEdit*>(QStringLiteral("tapeTiers"));
        QVERIFY(field);
        field->setText(QStringLiteral("1k 10k $100k 1m"));
        QTest::keyClick(field, Qt::Key_Return);
        const LiquidationModel& model = *tape->model();
        QCOMPARE(model.tierOf(999), 0);
        QCOMPARE(model.tierOf(10e3), 2);
        QCOMPARE(model.tierOf(5e6), 4);
        field->setText(QStringLiteral("9 8"));  // no tiers: what was there stays
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(tapeTiersText(model.tiers()), QStringLiteral("1k 10k 100k 1m"));
        QVERIFY(tapeTiersOf(QStringLiteral("1,000 10,000 100,000 1m")) == model.tiers());
        // The larger, the louder: muted, base, strong, then the side's own colour.
        const auto toneOf = [&](double usd) -> std::optional<int> {
            for (int i = 0; i < model.rowCount(); ++i)
                if (model.row(i).usd.v >= usd && !LiquidationModel::isBefore(model.row(i)))
                    return model.index(i, LiquidationModel::Size).data(cell::Tone).toInt();
            return std::nullopt;
        };
        tape->setTiers({1, 2, 3, 4});
        const auto loud = toneOf(4);
        QVERIFY(loud == static_cast<int>(CellTone::Long) || loud == static_cast<int>(CellTone::Short));
        tape->setTiers({1e12, 2e12, 3e12, 4e12});
        QCOMPARE(toneOf(4), std::optional(static_cast<int>(CellTone::Muted)));
        QVERIFY(model.index(0, LiquidationModel::Kind).data().toString().size() > 3);
    }

    // Shown in the person's signs and read in them; kept in the standard ones.
    void tiersInThePersonsSigns()
    {
        const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
        const auto tape = made();
        const TapeTiers own{1e3, 2.5e3, 1e5, 1.234e6};
        tape->setTiers(own);
        const QJsonObject plain = tape->saveState();
        format::Style style;
        style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, true};
        format::setStyle(style);
        QCOMPARE(tapeTiersText(own), QStringLiteral("1k 2,5k 100k 1,234m"));
        QVERIFY(tapeTiersOf(tapeTiersText(own)) == own);
        QCOMPARE(tape->saveState(), plain);
        const auto other = made();
        other->restoreState(plain);
        QVERIFY(other->model()->tiers() == own);
    }

    // Older ones have made room for newer ones: an empty stretch before that means nothing.
    void sinceWhenItIsWhole()
    {
        const auto tape = made();
        const auto foot = [&] {
            tape->pull(*m_hub, m_now);
            QString said;
            for (const QWidget* w : tape->findChildren<QWidget*>())
                if (w->accessibleName().contains(QStringLiteral("all since"))) said = w->accessibleName();
            return said;
        };
        LiquidationSnapshot s = *m_hub->liquidations.read().value;
        s.since = m_now.wall - std::chrono::minutes{5};
        m_hub->liquidations.publish(s);
        QVERIFY(foot().contains(QStringLiteral("all since ") + format::clockTime(s.since)));
        // Of another day with the day.
        s.since = m_now.wall - std::chrono::hours{30};
        m_hub->liquidations.publish(s);
        QVERIFY(foot().contains(QStringLiteral("all since ") + format::dateTime(s.since)));
        // The same day of another year is another day.
        s.since = m_now.wall - 365 * std::chrono::hours{24};
        m_hub->liquidations.publish(s);
        QVERIFY(foot().contains(QStringLiteral("all since ") + format::dateTime(s.since)));
    }

    // What comes is counted, not shown; the table's Space takes it up again.
    void heldUntilItIsTakenUp()
    {
        const auto tape = made();
        const int all = tape->model()->rowCount();
        auto* view = tape->findChild<BoardView*>();
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(tape->paused());
        LiquidationSnapshot more = *m_hub->liquidations.read().value;
        more.rows.insert(more.rows.begin(), more.rows.front());
        more.rows.front().serial = ++more.total;
        m_hub->liquidations.publish(more);
        tape->pull(*m_hub, m_now);
        QCOMPARE(tape->model()->rowCount(), all);
        bool said = false;
        for (const QWidget* w : tape->findChildren<QWidget*>())
            said |= w->accessibleName().contains(QStringLiteral("paused, 1 newer"));
        QVERIFY(said);
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(tape->model()->rowCount(), all + 1);
        // A model that begins anew is shown though the tape is held.
        tape->setPaused(true);
        more.rows.clear();
        more.total = 0;
        m_hub->liquidations.publish(more);
        tape->pull(*m_hub, m_now);
        QVERIFY(tape->model()->rowCount() < all);
    }
};

QTEST_MAIN(TstLiquidationTape)
#include "tst_liquidation_tape.moc"
