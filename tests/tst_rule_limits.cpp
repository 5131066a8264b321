// The limits of the rules: the table, how they are edited and refused, and that the page of the docs has them.
#include "model/risk/risk_rules.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/panels/warning_words.h"
#include "ui/rule_limits.h"
#include "ui/rule_limits_model.h"
#include "widgets/style_sheet.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

class TstRuleLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_book = std::make_unique<AlertBook>(); }
    void cleanup();

    void limitsTableIsAModel();
    void limitsAreEditedInTheirUnit();
    void ratiosAreAsFineAsTheirLimits();
    void limitsRefuseNonsense_data();
    void limitsRefuseNonsense();
    void limitsResetOneAndAll();
    void limitsDialogAppliesOnlyWhenAsked();
    void docsStateTheTable();

private:
    test::StrictLog m_log;
    Theme m_theme;
    std::unique_ptr<AlertBook> m_book;
};

void TstRuleLimits::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstRuleLimits::cleanup()
{
    QCOMPARE(m_log.complaints(), QString());
}

void TstRuleLimits::limitsTableIsAModel()
{
    RuleLimitsModel m({}, nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(static_cast<std::size_t>(m.rowCount()), riskRules().size());
    for (int row = 0; row < m.rowCount(); ++row) {
        QVERIFY(m.problem(row).isEmpty());  // the defaults make sense
        QVERIFY(!m.changed(row));
        const bool critical = m.rule(row).limits.crit.has_value();
        QCOMPARE(bool(m.flags(m.index(row, RuleLimitsModel::Critical)) & Qt::ItemIsEditable), critical);
        QVERIFY(m.flags(m.index(row, RuleLimitsModel::Warn)) & Qt::ItemIsEditable);
        QVERIFY(!(m.flags(m.index(row, RuleLimitsModel::Default)) & Qt::ItemIsEditable));
        for (int column = 0; column < m.columnCount(); ++column)
            if (column != RuleLimitsModel::UnitOf) QVERIFY(!m.index(row, column).data().toString().isEmpty());
        // What is shown can be typed again without a change.
        for (const int column : {RuleLimitsModel::Warn, RuleLimitsModel::LeaveWarn})
            QVERIFY(m.setData(m.index(row, column), m.index(row, column).data(Qt::EditRole)));
        const Thresholds usual = m.rule(row).limits;
        const RiskLimits now = m.limits();
        if (const auto at = now.find(m.rule(row).id); at != now.end())
            QVERIFY(qFuzzyCompare(at->second.warn, usual.warn));
    }
    QCOMPARE(m.problem(), QString());
}

void TstRuleLimits::limitsAreEditedInTheirUnit()
{
    RuleLimitsModel m({}, nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy edited(&m, &RuleLimitsModel::edited);
    const int row = m.rowOf("FUND_LONG");
    QVERIFY(row >= 0);
    QCOMPARE(m.rowOf("NOT_A_RULE"), -1);
    QVERIFY(m.setData(m.index(row, RuleLimitsModel::Warn), QStringLiteral("6.5 bp")));
    QCOMPARE(edited.count(), 1);
    QVERIFY(m.changed(row));
    QCOMPARE(m.limits().size(), std::size_t{1});
    QCOMPARE(m.limits().at("FUND_LONG").warn, 6.5);
    QCOMPARE(m.limits().at("FUND_LONG").exitWarn, m.rule(row).limits.exitWarn);
    QCOMPARE(m.index(row, RuleLimitsModel::Warn).data().toString(), QStringLiteral("6.5"));
    QVERIFY(m.index(row, RuleLimitsModel::Default).data().toString().startsWith(QStringLiteral("5.00 bp")));
}

// 1.22 must not read as a limit of 1.25, here or on a card.
void TstRuleLimits::ratiosAreAsFineAsTheirLimits()
{
    const RiskRule* rule = riskRule("VENUE_CAP");
    QVERIFY(rule);
    QCOMPARE(limitText(*rule, *rule->limits.crit), QStringLiteral("1.25\u00d7"));
    QCOMPARE(limitText(*rule, 1.22), QStringLiteral("1.22\u00d7"));
    RuleLimitsModel m({}, nullptr);
    QCOMPARE(m.index(m.rowOf("VENUE_CAP"), RuleLimitsModel::Default).data().toString(),
             QStringLiteral("1.00\u00d7 / 1.25\u00d7"));
    Warning w;
    w.rule = "VENUE_CAP";
    w.thresholds = rule->limits;
    QVERIFY(
        warningDetails(w).join(u'\n').contains(QStringLiteral("critical from 1.25\u00d7, ends below 1.10\u00d7")));
    Evidence e;
    e.metric = *analytics::metricId("spread_ratio");
    e.value = 1.22;
    e.normal = 1;
    QCOMPARE(evidenceWords(e).value, QStringLiteral("1.22\u00d7"));
    QCOMPARE(evidenceWords(e).normal, QStringLiteral("normal 1.00\u00d7"));
}

void TstRuleLimits::limitsRefuseNonsense_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    using M = RuleLimitsModel;
    QTest::newRow("word") << int(M::Warn) << QStringLiteral("high") << QStringLiteral("no number");
    QTest::newRow("empty") << int(M::Warn) << QString() << QStringLiteral("no number");
    QTest::newRow("infinite") << int(M::Warn) << QStringLiteral("1e999") << QStringLiteral("no number");
    QTest::newRow("nan") << int(M::Warn) << QStringLiteral("nan") << QStringLiteral("no number");
    QTest::newRow("ends above") << int(M::LeaveWarn) << QStringLiteral("9") << QStringLiteral("cannot end above");
    QTest::newRow("critical first") << int(M::Critical) << QStringLiteral("4.5")
                                    << QStringLiteral("cannot come before");
    QTest::newRow("critical ends above")
        << int(M::LeaveCritical) << QStringLiteral("11") << QStringLiteral("cannot end above");
    QTest::newRow("critical outlasts") << int(M::LeaveCritical) << QStringLiteral("1")
                                       << QStringLiteral("after the warning");
}

void TstRuleLimits::limitsRefuseNonsense()
{
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(QString, says);
    RuleLimitsModel m({}, nullptr);
    const int row = m.rowOf("FUND_LONG");  // 5, 10, ends below 4, 8
    m.setData(m.index(row, column), typed);
    QVERIFY2(m.problem(row).contains(says), qPrintable(m.problem(row)));
    QVERIFY(m.problem().startsWith(QStringLiteral("FUND_LONG: ")));
    m.reset(row);
    QCOMPARE(m.problem(), QString());
}

void TstRuleLimits::limitsResetOneAndAll()
{
    RuleLimitsModel m({{"FUND_LONG", {7, 12, 6, 10}}, {"FUND_SHORT", {4, 8, 3, 6}}}, nullptr);
    QCOMPARE(m.limits().size(), std::size_t{2});
    m.reset(m.rowOf("FUND_LONG"));
    QCOMPARE(m.limits().size(), std::size_t{1});
    QVERIFY(m.limits().contains("FUND_SHORT"));
    m.resetAll();
    QVERIFY(m.limits().empty());
}

void TstRuleLimits::limitsDialogAppliesOnlyWhenAsked()
{
    QSignalSpy applied(m_book.get(), &AlertBook::limitsChanged);
    const auto open = [&] {
        auto dialog = std::make_unique<RuleLimits>(m_theme, *m_book, QStringLiteral("SPREAD_WIDE"), nullptr);
        dialog->show();
        return dialog;
    };
    auto dialog = open();
    QCOMPARE(dialog->model()->rule(dialog->table()->currentIndex().row()).id, std::string_view("SPREAD_WIDE"));
    auto* save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    auto* cancel = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Cancel);
    const QModelIndex cell = dialog->table()->currentIndex();
    dialog->model()->setData(cell, QStringLiteral("x"));
    QVERIFY(!save->isEnabled());
    dialog->model()->setData(cell, cell.siblingAtColumn(RuleLimitsModel::Critical).data(Qt::EditRole));
    QVERIFY(save->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(applied.count(), 0);
    QVERIFY(m_book->limits().empty());

    dialog = open();
    const QModelIndex again = dialog->table()->currentIndex();
    dialog->model()->setData(again, again.siblingAtColumn(RuleLimitsModel::Critical).data(Qt::EditRole));
    save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(applied.count(), 1);
    QCOMPARE(m_book->limits().size(), std::size_t{1});
    QVERIFY(m_book->limits().contains("SPREAD_WIDE"));
    // The same again is no change.
    dialog = open();
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    QCOMPARE(applied.count(), 1);
}

// The page for people states every rule with the limits that are in force by default.
void TstRuleLimits::docsStateTheTable()
{
    QFile page(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/warnings-and-alerts.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(page.readAll()).split(QLatin1Char('\n'));
    for (const RiskRule& rule : riskRules()) {
        const QString id = QString::fromUtf8(rule.id.data(), static_cast<qsizetype>(rule.id.size()));
        const QStringList rows = lines.filter(QStringLiteral("| `%1` |").arg(id));
        QVERIFY2(rows.size() == 1, qPrintable(id));
        const auto both = [&](double warn, double crit) {
            return limitText(rule, warn) + QStringLiteral(" / ") +
                   (rule.limits.crit ? limitText(rule, crit) : QStringLiteral("\u2014"));
        };
        const Thresholds& t = rule.limits;
        QVERIFY2(rows[0].contains(both(t.warn, t.crit.value_or(0))), qPrintable(id));
        QVERIFY2(rows[0].contains(both(t.exitWarn, t.exitCrit)), qPrintable(id));
        QVERIFY2(rows[0].contains(rule.forward ? QStringLiteral("| forward") : QStringLiteral("| coincident")),
                 qPrintable(id));
    }
}

QTEST_MAIN(TstRuleLimits)
#include "tst_rule_limits.moc"
