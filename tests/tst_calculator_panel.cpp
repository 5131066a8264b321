// The panel of the calculators: what it answers is what the registry answers, every field says where it comes
// from, typing overrides and one press returns, stale is not known, keys do everything, state is kept, balances
// stay private.
#include "app/cli/calc_json.h"
#include "tests/support/analytics_call.h"
#include "tests/support/panel_rig.h"
#include "tests/support/sample_rates.h"
#include "ui/desk_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/calculator_entry.h"
#include "ui/panels/calculator_notes.h"
#include "ui/panels/calculator_panel.h"
#include "ui/panels/calculator_result.h"
#include "widgets/curve_plot.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace plimsoll;
using analytics::Value;

class TestCalculatorPanel : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<DeskBook> m_book;

    std::unique_ptr<CalculatorPanel> open(sample::Mood mood = sample::Mood::Full, QSize size = {900, 620})
    {
        useFour();
        m_deps->desk = m_book.get();
        auto panel = std::make_unique<CalculatorPanel>(*m_deps, nullptr);
        show(*panel, mood, size);
        sample::addRates(*m_hub);
        panel->pull(*m_hub, m_now, true);
        tick(*panel);
        return panel;
    }
    void tick(CalculatorPanel& panel, Duration by = std::chrono::seconds{2})
    {
        m_clock.advance(by);
        m_now = {m_clock.wall(), m_clock.mono()};
        panel.age(m_now);
    }
    static void write(CalculatorPanel& panel, const char* key, const QString& text)
    {
        QLineEdit* const edit = panel.form()->editor(QLatin1String(key));
        QVERIFY2(edit, key);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static QString originOf(CalculatorPanel& panel, const char* key)
    {
        OriginButton* const o = panel.form()->origin(QLatin1String(key));
        return o && !o->isHidden() ? o->words() : QString();
    }
    static QAction* action(CalculatorPanel& panel, const char* name)
    {
        return panel.findChild<QAction*>(QLatin1String(name));
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        m_book = std::make_unique<DeskBook>();
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    // For each calculator, filled with its example: the panel's answer is the registry's for the same JSON.
    void everyCalculatorAgreesWithTheRegistry()
    {
        const auto panel = open();
        for (const Calculator& c : calculators()) {
            panel->choose(QLatin1String(c.id));
            QCOMPARE(QString::fromLatin1(panel->calculator().id), QString::fromLatin1(c.id));
            panel->form()->typeExamples();
            QCOMPARE(panel->answers().size(), c.cases.size());
            for (const CalcAnswer& a : panel->answers()) {
                QVERIFY2(a.known, qPrintable(QLatin1String(c.id) + QStringLiteral(": ") + a.why));
                std::string json;
                appendJson(json, a.inputs);
                const auto read = valueFromJson(QByteArray::fromStdString(json));
                QVERIFY(read.hasValue());
                const auto outcome = analytics::callFunction(a.of->function, *read);
                const QString d = test::difference(Value(outcome.outputs), a.outputs, {0, 0}, QLatin1String(c.id));
                QVERIFY2(d.isEmpty(), qPrintable(d));
            }
            // What stands on screen is that.
            const auto rows = resultRows(c, panel->answers(), false);
            for (const TextRow& r : rows) QVERIFY(r.cells[1].text != QStringLiteral("\u2014"));
            QVERIFY(!panel->asText().isEmpty());
            QVERIFY(panel->command().startsWith(QStringLiteral("plimsoll calc ")));
        }
    }

    // Made large and small again and looked for in each size, with the keys: the results are built anew each time.
    void isFoundInEverySize()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("liquidation"));
        for (const QSize size : {QSize(1900, 980), QSize(380, 300), QSize(1900, 980), QSize(640, 480)}) {
            panel->resize(size);
            QCoreApplication::processEvents();
            QVERIFY(panel->startFind());
            QCoreApplication::processEvents();
            if (QWidget* popup = QApplication::activePopupWidget()) {
                auto* list = popup->findChild<QAbstractItemView*>();
                QVERIFY(list);
                // In one go: letters that come slowly begin a new word.
                list->keyboardSearch({});
                list->keyboardSearch(QStringLiteral("cascade"));
                QTest::keyClick(list, Qt::Key_Return);
            } else {
                auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
                QVERIFY(field);
                for (const QChar c : QStringLiteral("cascade")) {
                    QTest::keyClick(field, c.toLatin1());
                    tick(*panel);
                    panel->pull(*m_hub, m_now, true);
                    QCoreApplication::processEvents();
                }
                QTest::keyClick(field, Qt::Key_Return);
            }
            QCoreApplication::processEvents();
            QVERIFY2(QLatin1String(panel->calculator().id).contains(QLatin1String("cascade")),
                     qPrintable(QStringLiteral("%1 at %2 x %3")
                                    .arg(QLatin1String(panel->calculator().id))
                                    .arg(size.width())
                                    .arg(size.height())));
            panel->choose(QStringLiteral("margin"));
            panel->choose(QStringLiteral("liquidation"));
        }
    }

    void liveFieldsSayWhereTheyComeFrom()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("liquidation"));
        panel->setVenue(VenueId::Bybit);
        const double mark = *panel->inputs().number("entry");
        double expected = 0;
        for (const InstrumentRow& r : m_hub->market.read().value->rows)
            if (r.asset == "BTC" && r.venue == VenueId::Bybit) expected = r.mark->value.value();
        QCOMPARE(mark, expected);
        QVERIFY2(originOf(*panel, "entry").startsWith(QStringLiteral("Bybit ")),
                 qPrintable(originOf(*panel, "entry")));
        QCOMPARE(originOf(*panel, "qty"), QStringLiteral("example"));
        // Typed, and back by one press.
        write(*panel, "entry", QStringLiteral("90000"));
        QCOMPARE(*panel->inputs().number("entry"), 90'000.0);
        QCOMPARE(originOf(*panel, "entry"), QStringLiteral("typed"));
        panel->form()->origin(QStringLiteral("entry"))->click();
        QCOMPARE(*panel->inputs().number("entry"), expected);
        QVERIFY(originOf(*panel, "entry").startsWith(QStringLiteral("Bybit ")));
        // Emptied is the same.
        write(*panel, "entry", QStringLiteral("90000"));
        panel->form()->editor(QStringLiteral("entry"))->selectAll();
        QTest::keyClick(panel->form()->editor(QStringLiteral("entry")), Qt::Key_Delete);
        QCOMPARE(*panel->inputs().number("entry"), expected);
    }
    void whatMakesNoSenseIsMarkedAndNotKnown()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("kelly"));
        panel->form()->typeExamples();
        QVERIFY(panel->answers().front().known);
        write(*panel, "win", QStringLiteral("often"));
        QVERIFY(!panel->answers().front().known);
        QVERIFY(panel->answers().front().why.contains(QStringLiteral("often")));
        QVERIFY(panel->form()->editor(QStringLiteral("win"))->property("bad").toBool());
        // Outside of the function's domain: its own words.
        write(*panel, "win", QStringLiteral("140"));
        QVERIFY(!panel->answers().front().known);
        QVERIFY(!panel->form()->editor(QStringLiteral("win"))->property("bad").toBool());
        write(*panel, "win", QStringLiteral("60"));
        QCOMPARE(*panel->answers().front().number("kelly"), 1.0 / 3);
    }
    // A model that stops: what was live is not known a moment later, and the result says why.
    void staleIsNotKnown()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("funding"));
        QVERIFY(panel->inputs().number("r8"));
        QVERIFY(panel->answers().front().known);
        tick(*panel, std::chrono::seconds{30});
        QVERIFY(!panel->inputs().number("r8"));
        QVERIFY(!panel->answers().front().known);
        QVERIFY(!panel->answers().front().why.isEmpty());
        QCOMPARE(originOf(*panel, "r8"), QStringLiteral("not known"));
        QCOMPARE(panel->face().fresh, Freshness::Stale);
        // Typing works without any feed.
        write(*panel, "r8", QStringLiteral("3"));
        QVERIFY(panel->answers().front().known);
        QCOMPARE(*panel->answers().front().number("cost_day"), 90.0);
    }
    void offlineEverythingCanBeTyped()
    {
        useFour();
        CalculatorPanel panel(*m_deps, nullptr);
        panel.resize(900, 600);
        panel.show();
        panel.pull(*m_hub, m_now);
        panel.choose(QStringLiteral("cascade"));
        QVERIFY(!panel.answers().front().known);
        panel.form()->typeExamples();
        QCOMPARE(*panel.answers().front().number("final_price"), 99'800.0);
        QCOMPARE(panel.face().fresh, Freshness::Off);
        panel.form()->forgetAll();
        QVERIFY(!panel.answers().front().known);
    }
    void theCascadeRunsBothWaysOnLiveBooks()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("cascade"));
        QCOMPARE(panel->answers().size(), std::size_t(2));
        for (const CalcAnswer& a : panel->answers()) {
            QVERIFY2(a.known, qPrintable(a.why));
            QVERIFY(*a.number("move_bps") > 0);
            QVERIFY(*a.number("amplification") >= 1);
        }
        QVERIFY(*panel->answers()[0].number("final_price") < *panel->answers()[1].number("final_price"));
        QCOMPARE(panel->face().provenance, Provenance::Modelled);
        QVERIFY(panel->asText().contains(QStringLiteral("Not in it: Refilling of the book")));
        QCOMPARE(panel->curves().size(), std::size_t(2));
    }
    void theVerdictOfFundingFollowsTheHorizon()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("funding"));
        panel->form()->typeExamples();
        write(*panel, "hours", QStringLiteral("72"));
        QVERIFY(panel->asText().contains(QStringLiteral("cut leverage or size")));
        write(*panel, "hours", QStringLiteral("24"));
        QVERIFY(!panel->asText().contains(QStringLiteral("cut leverage or size")));
        // Who receives has no limit.
        panel->form()->choice(QStringLiteral("side"))->setCurrent(1);
        QVERIFY(panel->asText().contains(QStringLiteral("income")));
    }
    // What somebody types may be further away than any clock can say: the plot ends long before that.
    void aHorizonOfAges()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("erosion"));
        panel->form()->typeExamples();
        const auto* const plot = panel->findChild<TimePlot*>();
        QVERIFY(plot);
        for (const char* days : {"60", "86000", "1000000000000"}) {
            write(*panel, "days", QLatin1String(days));
            QVERIFY2(plot->to() > m_now.wall && plot->to() - m_now.wall <= std::chrono::hours{24} * 10'000, days);
            QVERIFY2(plot->span() > Duration{}, days);
            panel->grab();
        }
    }
    void theSizerNamesItsLimitAndKeepsWhichItWas()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("sizer"));
        panel->form()->typeExamples();
        QCOMPARE(panel->notes()->bindings().size(), std::size_t(1));
        QCOMPARE(panel->notes()->bindings().back().limit, QStringLiteral("a quarter of Kelly"));
        tick(*panel);
        QCOMPARE(panel->notes()->bindings().size(), std::size_t(1));  // the same limit is one line
        write(*panel, "atr_v", QStringLiteral("9000"));
        QCOMPARE(panel->notes()->bindings().back().limit, QStringLiteral("range (ATR)"));
        const ExportTable t = panel->notes()->bindingTable();
        QCOMPARE(t.rows.size(), panel->notes()->bindings().size());
        QCOMPARE(t.rows.back()[2], QStringLiteral("range (ATR)"));
        // Of another asset nothing is shown.
        m_selection->setAsset(QStringLiteral("ETH"));
        panel->notes()->clear();
        for (const BindingNote& b : panel->notes()->bindings()) QCOMPARE(b.asset, QStringLiteral("BTC"));
    }
    void slippageAddsUp()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("slippage"));
        panel->form()->typeExamples();
        const double bp = *panel->answers().front().number("slip_bps");
        panel->notes()->add();
        panel->notes()->add();
        QCOMPARE(panel->notes()->tally().size(), std::size_t(2));
        QVERIFY(std::abs(panel->notes()->tallyUsd() - 2 * bp / 1e4 * 1e6) < 1e-6);
        bool exported = false;
        for (const ExportTable& t : panel->exportTables())
            exported = exported || t.id == u"calculator_slippage_tally";
        QVERIFY(exported);
        panel->notes()->clear();
        QVERIFY(panel->notes()->tally().empty());
    }

    void copiesAreWhole()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("kelly"));
        panel->form()->typeExamples();
        action(*panel, "calculatorCopyText")->trigger();
        const QString plain = QGuiApplication::clipboard()->text();
        for (const char* part :
             {"Kelly and fractions", "Trades won, %: 55 (typed)", "6.25", "Source:", "Not in it:"})
            QVERIFY2(plain.contains(QLatin1String(part)), qPrintable(plain));
        action(*panel, "calculatorCopyTsv")->trigger();
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.front().split(QLatin1Char('\t')).size(), 7);
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const QString& l) {
            return l.startsWith(QStringLiteral("kelly\t")) && l.contains(QStringLiteral("size.kelly"));
        }));
        action(*panel, "calculatorCopyCommand")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral(
                     "plimsoll calc size.kelly '{\"win\":0.55,\"rr\":1.5,\"fraction\":0.25,\"leverage\":10}'"));
    }
    void numbersGoToTheDesk()
    {
        const auto panel = open();
        QSignalSpy wanted(panel.get(), &Panel::panelWanted);
        panel->choose(QStringLiteral("stop_size"));
        panel->form()->typeExamples();
        QVERIFY(action(*panel, "calculatorPlan")->isEnabled());
        action(*panel, "calculatorPlan")->trigger();
        QCOMPARE(m_book->desk().trades.size(), std::size_t(1));
        QCOMPARE(m_book->desk().trades.front().asset, std::string("BTC"));
        QCOMPARE(*m_book->desk().trades.front().stop, 97'000.0);
        QCOMPARE(wanted.takeFirst().front().toString(), QStringLiteral("gates"));
        action(*panel, "calculatorPosition")->trigger();
        QCOMPARE(m_book->desk().positions.size(), std::size_t(1));
        QCOMPARE(wanted.takeFirst().front().toString(), QStringLiteral("positions"));
        panel->choose(QStringLiteral("kelly"));
        QVERIFY(!action(*panel, "calculatorPlan")->isEnabled());
    }
    void presetsBelongToTheAsset()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("stop_size"));
        write(*panel, "risk", QStringLiteral("0.5"));
        write(*panel, "stop", QStringLiteral("80000"));
        panel->keepPreset(QStringLiteral("swing"));
        QCOMPARE(m_book->desk().presets.size(), std::size_t(1));
        QCOMPARE(m_book->desk().presets.front().asset, std::string("BTC"));
        panel->form()->forgetAll();
        m_selection->setAsset(QStringLiteral("ETH"));
        panel->takePreset(QStringLiteral("swing"));
        QVERIFY(panel->form()->typed().isEmpty());
        m_selection->setAsset(QStringLiteral("BTC"));
        panel->takePreset(QStringLiteral("swing"));
        QCOMPARE(panel->form()->typed().value(QStringLiteral("risk")), QStringLiteral("0.5"));
        QCOMPARE(*panel->inputs().number("stop"), 80'000.0);
        m_book->removePreset("stop_size", "BTC", "swing");
        QVERIFY(m_book->desk().presets.empty());
        m_book->undo();
        QCOMPARE(m_book->desk().presets.size(), std::size_t(1));
    }
    void balancesStayPrivate()
    {
        DeskSettings s;
        s.venues[0].wallet = 50'000;
        m_book->setSettings(s);
        const auto panel = open();
        panel->choose(QStringLiteral("stop_size"));
        QCOMPARE(*panel->inputs().number("equity"), 50'000.0);
        QVERIFY(panel->keptPrivate());
        QVERIFY(panel->exportTables().empty());
        QVERIFY(panel->exportSeries().empty());
        write(*panel, "equity", QStringLiteral("1000"));
        QVERIFY(!panel->keptPrivate());
        panel->form()->forgetAll();
        action(*panel, "calculatorExports")->trigger();
        QVERIFY(!panel->keptPrivate());
        QCOMPARE(panel->exportTables().size(), std::size_t(2));
        for (const ExportTable& t : panel->exportTables())
            for (const QStringList& row : t.rows) QCOMPARE(row.size(), t.heads.size());
    }

    void keysAloneDoIt()
    {
        const auto panel = open();
        panel->activateWindow();
        QVERIFY(panel->startFind());
        auto* const search = panel->findChild<SearchField*>();
        QVERIFY(search);
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("rck"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(QString::fromLatin1(panel->calculator().id), QStringLiteral("rck"));
        QCOMPARE(panel->focusWidget(), panel->form()->editor(QStringLiteral("win")));
        // Esc in the search shows all again.
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        // Down moves through the list, and each is chosen.
        const QString before = QString::fromLatin1(panel->calculator().id);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(QString::fromLatin1(panel->calculator().id) != before);
        // Tab goes field, origin, field.
        panel->choose(QStringLiteral("rck"));
        panel->focusInside();
        QSet<QWidget*> seen;
        QWidget* at = panel->form()->editor(QStringLiteral("win"));
        for (int i = 0; i < 40 && at; ++i, at = at->nextInFocusChain()) seen.insert(at);
        for (const char* key : {"win", "rr", "alpha", "beta"})
            QVERIFY(seen.contains(panel->form()->editor(QLatin1String(key))));
    }
    void everyWidgetHasAName()
    {
        const auto panel = open();
        for (const Calculator& c : calculators()) {
            panel->choose(QLatin1String(c.id));
            int seen = 0;
            for (QWidget* w : panel->findChildren<QWidget*>()) {
                if (w->focusPolicy() == Qt::NoFocus || !w->isVisibleTo(panel.get())) continue;
                if (qobject_cast<QAbstractScrollArea*>(w->parentWidget())) continue;
                ++seen;
                QVERIFY2(
                    !w->accessibleName().isEmpty() || qobject_cast<QAbstractButton*>(w),
                    qPrintable(QStringLiteral("%1 in %2")
                                   .arg(QString::fromLatin1(w->metaObject()->className()), QLatin1String(c.id))));
            }
            QVERIFY2(seen > 0, c.id);
        }
    }
    void stateIsKept()
    {
        const auto panel = open();
        panel->choose(QStringLiteral("slippage"));
        write(*panel, "notional", QStringLiteral("250k"));
        panel->notes()->add();
        panel->choose(QStringLiteral("kelly"));
        write(*panel, "win", QStringLiteral("61"));
        panel->setVenue(VenueId::Okx);
        const QJsonObject state = panel->saveState();
        const auto other = open();
        other->restoreState(state);
        QCOMPARE(other->saveState(), state);
        QCOMPARE(QString::fromLatin1(other->calculator().id), QStringLiteral("kelly"));
        QCOMPARE(*other->inputs().number("win"), 0.61);
        QCOMPARE(other->venue(), VenueId::Okx);
        other->choose(QStringLiteral("slippage"));
        QCOMPARE(*other->inputs().number("notional"), 250'000.0);
        QCOMPARE(other->notes()->tally().size(), std::size_t(1));
        // What another hand wrote there breaks nothing.
        other->restoreState({{QStringLiteral("calculator"), 7},
                             {QStringLiteral("typed"), QJsonObject{{QStringLiteral("kelly"), 3}}},
                             {QStringLiteral("venue"), QStringLiteral("mars")},
                             {QStringLiteral("tally"), QJsonArray{1, QStringLiteral("x")}}});
        QVERIFY(other->form()->typed().isEmpty());
    }

    // In every width: nothing wider than the panel, fields stay usable, all themes.
    void everyWidthHasRoom_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {160, 240, 302, 340, 452, 620, 648, 900, 1'400})
            QTest::addRow("%d", width) << width;
    }
    void everyWidthHasRoom()
    {
        QFETCH(int, width);
        const auto panel = open(sample::Mood::Full, {width, 520});
        for (const Calculator& c : calculators()) {
            panel->choose(QLatin1String(c.id));
            QCOMPARE(panel->grab().size().width(), panel->width());
            QVERIFY(panel->width() == width || width < 240);
            for (const CalcField& f : c.fields) {
                QWidget* const box = panel->form()->editor(QLatin1String(f.key))
                                         ? static_cast<QWidget*>(panel->form()->editor(QLatin1String(f.key)))
                                         : panel->form()->choice(QLatin1String(f.key));
                QVERIFY(box);
                const int right = box->mapTo(panel.get(), QPoint(box->width(), 0)).x();
                QVERIFY2(right <= panel->width() || width < 302, f.key);
                QVERIFY2(box->width() >= 40, f.key);
            }
        }
        for (const char* theme : {"light", "cvd", "dark"}) {
            m_theme = builtinTheme(QLatin1String(theme));
            applyTheme(*qApp, m_theme);
            panel->themeChanged();
            QVERIFY(share(panel->grab().toImage(), m_theme.bg.panel) > 0.05);
        }
    }
    void modelsKeepTheirPromises()
    {
        const auto panel = open();
        for (QAbstractItemModel* m : panel->findChildren<QAbstractItemModel*>()) {
            if (!dynamic_cast<TextTable*>(m)) continue;
            const QAbstractItemModelTester tester(m, QAbstractItemModelTester::FailureReportingMode::QtTest);
            Q_UNUSED(tester)
        }
        for (const Calculator& c : calculators()) panel->choose(QLatin1String(c.id));
        for (int i = 0; i < 3; ++i) tick(*panel);
    }
};

QTEST_MAIN(TestCalculatorPanel)
#include "tst_calculator_panel.moc"
