// What is done to the alerts that are chosen: armed, put off, deleted and brought back, copied, exported.
#include "ui/panels/alerts_panel.h"

#include "model/alerts/alert_words.h"
#include "model/plain_bytes.h"
#include "ui/alert_text.h"
#include "ui/model_words.h"
#include "ui/named_files.h"
#include "ui/panels/alert_table.h"
#include "ui/panels/board_view.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>

#include <algorithm>
#include <set>

namespace plimsoll {

namespace {

constexpr qint64 kLargest = 1 << 20;  // of a file of alerts

}  // namespace

std::optional<std::uint64_t> AlertsPanel::ruleAt(int row) const
{
    if (row < 0 || row >= m_rules->rowCount()) return std::nullopt;
    return m_rules->row(row).key.toULongLong();
}

std::vector<std::uint64_t> AlertsPanel::chosen() const
{
    std::vector<int> rows;
    for (const QModelIndex& at : m_views[Rules]->selectionModel()->selectedRows()) rows.push_back(at.row());
    std::sort(rows.begin(), rows.end());
    std::vector<std::uint64_t> ids;
    for (const int row : rows)
        if (const auto id = ruleAt(row)) ids.push_back(*id);
    return ids;
}

std::vector<AlertRule> AlertsPanel::chosenRules() const
{
    std::vector<AlertRule> out;
    if (!alerts()) return out;
    for (const std::uint64_t id : chosen())
        if (const AlertRule* rule = alerts()->find(id)) out.push_back(*rule);
    return out;
}

void AlertsPanel::changeChosen(const std::function<void(AlertRule&)>& how)
{
    if (!alerts()) return;
    std::vector<AlertRule> rules = chosenRules();
    for (AlertRule& r : rules) how(r);
    alerts()->change(rules);
}

void AlertsPanel::setArmed(bool armed)
{
    changeChosen([armed](AlertRule& r) { r.armed = armed; });
}

void AlertsPanel::snooze(std::optional<Duration> length)
{
    changeChosen(
        [&](AlertRule& r) { r.snoozedUntil = length ? std::optional(m_at.wall + *length) : std::nullopt; });
}

void AlertsPanel::setSeverity(Severity severity)
{
    changeChosen([severity](AlertRule& r) { r.severity = severity; });
}

void AlertsPanel::duplicate()
{
    if (!alerts()) return;
    const auto ids = alerts()->addAll(chosenRules());
    if (!ids.empty()) say(tr("%n duplicated", nullptr, static_cast<int>(ids.size())));
}

void AlertsPanel::deleteChosen()
{
    if (!alerts()) return;
    alerts()->discard(chosen());
}

// Here or in the menu of a chart.
void AlertsPanel::showDiscarded()
{
    const auto gone = static_cast<int>(alerts()->discarded());
    m_undo->setVisible(gone > 0);
    m_undoSince = gone > 0 ? std::optional(m_at.mono) : std::nullopt;
    if (gone > 0) say(tr("%n deleted; Ctrl+Z puts back", nullptr, gone));
}

void AlertsPanel::undoDelete()
{
    if (!alerts() || alerts()->discarded() == 0) return;
    const auto back = static_cast<int>(alerts()->discarded());
    alerts()->restore();
    say(tr("%n put back", nullptr, back));
}

void AlertsPanel::copyText()
{
    std::vector<AlertRule> rules = chosenRules();
    if (rules.empty() && alerts())
        for (int i = 0; i < m_rules->rowCount(); ++i)
            if (const AlertRule* r = alerts()->find(ruleAt(i).value_or(0))) rules.push_back(*r);
    if (rules.empty()) return;
    QGuiApplication::clipboard()->setText(alertsToText(rules));
    say(tr("%n copied as text", nullptr, static_cast<int>(rules.size())));
}

void AlertsPanel::pasteText()
{
    take(QGuiApplication::clipboard()->text().left(kLargest), tr("The clipboard"));
}

void AlertsPanel::take(const QString& json, const QString& from)
{
    if (!alerts()) return;
    QStringList problems;
    auto rules = alertsFromText(json, problems);
    const auto count = static_cast<int>(rules.size());
    // What comes from elsewhere is looked at before it speaks.
    for (AlertRule& r : rules) r.armed = false;
    alerts()->addAll(std::move(rules));
    QStringList said;
    if (count > 0) said << tr("%n added, paused: arm what you want", nullptr, count);
    for (const QString& p : problems.mid(0, 2)) said << (count > 0 ? p : tr("%1: %2").arg(from, p));
    if (problems.size() > 2) said << tr("%1 more are left out").arg(problems.size() - 2);
    say(said.join(QStringLiteral(" \u00b7 ")));
}

// Files are read and written beside the window, never by it.
void AlertsPanel::exportTo(const QString& path)
{
    std::vector<AlertRule> rules = chosenRules();
    if (rules.empty() && alerts()) rules = alerts()->rules();
    const auto count = static_cast<int>(rules.size());
    const auto said = [path, count](const QString& wrong) {
        return wrong.isEmpty() ? tr("%n written to %1", nullptr, count).arg(path)
                               : tr("%1 cannot be written: %2").arg(path, wrong);
    };
    writeNamedFile(
        *this, path, [json = alertsToText(rules).toUtf8()] { return json; }, said,
        [this, said](const QString& wrong) { say(said(wrong)); });
}

void AlertsPanel::importFrom(const QString& path)
{
    readNamedFile(*this, path, kLargest, [this, path](const Expected<QByteArray, FileRefusal>& read) {
        if (read) return take(QString::fromUtf8(*read), path);
        const bool large = read.error().why == FileRefusal::Why::TooLarge;
        say(tr("%1 cannot be read: %2")
                .arg(path, large ? tr("it is larger than a megabyte") : wordsOf(read.error())));
    });
}

}  // namespace plimsoll
