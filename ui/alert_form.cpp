#include "ui/alert_form.h"

#include "model/alerts/alert_engine.h"
#include "model/metrics/metric_text.h"
#include "ui/alert_book.h"
#include "ui/alert_numbers.h"
#include "ui/panel.h"
#include "ui/rehearsal_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace plimsoll {

using analytics::Unit;

AlertForm::AlertForm(const Theme& theme, const AlertRule& draft, QStringList assets, std::vector<VenueId> venues,
                     QWidget* parent)
    : QDialog(parent), m_draft(draft)
{
    setWindowTitle(draft.id == 0 ? tr("New alert") : tr("Alert"));
    if (m_draft.conditions.empty()) m_draft.conditions.emplace_back();
    const AlertCondition first = m_draft.conditions.front();

    m_metric = new QComboBox(this);
    m_metric->setAccessibleName(tr("Value"));
    m_metric->setMaxVisibleItems(24);
    const auto words = analytics::vocabulary();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].scope.account) continue;
        m_metric->addItem(text(words[i].name), static_cast<int>(i));
        m_metric->setItemData(m_metric->count() - 1, text(words[i].what), Qt::ToolTipRole);
    }
    m_metric->setCurrentIndex(std::max(0, m_metric->findData(static_cast<int>(first.metric))));
    m_asset = new QComboBox(this);
    m_asset->setAccessibleName(tr("Asset"));
    m_asset->addItem(tr("every watched asset"), QString());
    const QString named = QString::fromStdString(first.asset);
    if (!named.isEmpty() && !assets.contains(named)) assets.prepend(named);
    for (const QString& a : assets) m_asset->addItem(a, a);
    m_asset->setCurrentIndex(std::max(0, m_asset->findData(named)));
    m_venue = new QComboBox(this);
    m_venue->setAccessibleName(tr("Venue"));
    m_venue->addItem(tr("over all venues"), -1);
    for (const VenueId v : venues) m_venue->addItem(text(venueName(v)), static_cast<int>(v));
    m_venue->setCurrentIndex(std::max(0, m_venue->findData(first.venue ? static_cast<int>(*first.venue) : -1)));
    m_operator = new QComboBox(this);
    m_operator->setAccessibleName(tr("Condition"));
    m_word = new QComboBox(this);
    m_word->setAccessibleName(tr("State"));
    m_level = new QLineEdit(this);
    m_level->setAccessibleName(tr("Level"));
    m_unit = new QLabel(this);
    m_severity = new QComboBox(this);
    m_severity->setAccessibleName(tr("Severity"));
    for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical})
        m_severity->addItem(text(severityWord(s)), static_cast<int>(s));
    m_severity->setCurrentIndex(m_severity->findData(static_cast<int>(draft.severity)));
    m_hold = new QSpinBox(this);
    m_hold->setAccessibleName(tr("Hold"));
    m_hold->setRange(0, 86'400);
    m_hold->setSuffix(tr(" s"));
    m_hold->setValue(static_cast<int>(draft.hold.count()));
    m_cooldown = new QSpinBox(this);
    m_cooldown->setAccessibleName(tr("Cooldown"));
    m_cooldown->setRange(0, 86'400);
    m_cooldown->setSuffix(tr(" s"));
    m_cooldown->setValue(static_cast<int>(draft.cooldown.count()));
    m_once = new QCheckBox(tr("once, then pause"), this);
    m_once->setChecked(draft.once);
    m_title = new QLineEdit(QString::fromStdString(draft.title), this);
    m_title->setAccessibleName(tr("Name"));
    m_title->setMaxLength(120);
    m_title->setPlaceholderText(tr("as worded below"));
    m_what = new QLabel(this);
    m_now = new QLabel(this);
    m_words = new QLabel(this);
    m_past = new QLabel(this);
    m_past->setObjectName(QStringLiteral("wouldHaveFired"));
    m_past->setAccessibleName(tr("In the past"));
    for (QLabel* l : {m_what, m_now, m_words, m_past}) {
        l->setWordWrap(true);
        l->setTextFormat(Qt::PlainText);
        l->setFont(theme.font(11));
    }

    auto* level = new QHBoxLayout;
    level->addWidget(m_operator);
    level->addWidget(m_level, 1);
    level->addWidget(m_word, 1);
    level->addWidget(m_unit);
    auto* form = new QFormLayout;
    form->addRow(tr("Value"), m_metric);
    form->addRow(QString(), m_what);
    form->addRow(tr("Asset"), m_asset);
    form->addRow(tr("Venue"), m_venue);
    form->addRow(tr("When"), level);
    form->addRow(tr("Now"), m_now);
    form->addRow(tr("In the past"), m_past);
    form->addRow(tr("For at least"), m_hold);
    form->addRow(tr("Then silent for"), m_cooldown);
    form->addRow(tr("Severity"), m_severity);
    form->addRow(QString(), m_once);
    form->addRow(tr("Name"), m_title);
    form->addRow(QString(), m_words);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(draft.id == 0 ? tr("Set alert") : tr("Change alert"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(420);

    fillLevels();
    const Unit unit = analytics::word(first.metric).unit;
    m_operator->setCurrentIndex(std::max(0, m_operator->findData(static_cast<int>(first.op))));
    if (unit == Unit::Word)
        m_word->setCurrentIndex(static_cast<int>(first.level));
    else if (draft.id != 0 || first.level != 0)
        m_level->setText(enteredText(first.level * shownScale(unit)));
    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        fillLevels();
        update();
    });
    for (QComboBox* b : {m_asset, m_venue, m_operator, m_word, m_severity})
        connect(b, &QComboBox::currentIndexChanged, this, &AlertForm::update);
    connect(m_level, &QLineEdit::textChanged, this, &AlertForm::update);
    connect(m_title, &QLineEdit::textChanged, this, &AlertForm::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QSpinBox* b : {m_hold, m_cooldown}) connect(b, &QSpinBox::valueChanged, this, &AlertForm::update);
    m_settled.setSingleShot(true);
    m_settled.setInterval(300);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        if (const auto tryOut = rule()) Q_EMIT tried(*tryOut);
    });
    m_level->setFocus();
    update();
}

void AlertForm::setAlerts(const AlertSnapshot* alerts)
{
    const auto mine = rule();
    QString said = mine ? tr("looking back\u2026") : tr("enter a level to see");
    if (alerts && mine)
        for (const AlertRow& row : alerts->rows)
            // Only what is said of the rule as it stands in the form.
            if (row.rule.id == AlertBook::kTrial && row.rule.conditions == mine->conditions &&
                row.rule.hold == mine->hold && row.rule.cooldown == mine->cooldown && (row.day || row.week))
                said = wouldHaveFiredText(row.day.get(), row.week.get());
    m_past->setText(said);
}

void AlertForm::fillLevels()
{
    const analytics::MetricWord& word = analytics::word(static_cast<MetricId>(m_metric->currentData().toInt()));
    const bool states = word.unit == Unit::Word;
    m_level->setVisible(!states);
    m_word->setVisible(states);
    m_unit->setText(shownUnit(word.unit));
    QString what = text(word.what);
    if (word.provenance == analytics::Provenance::Modelled) what += tr(" (modelled)");
    if (word.provenance == analytics::Provenance::Sampled) what += tr(" (sampled: venues do not show all)");
    m_what->setText(what);
    m_word->clear();
    for (const std::string_view w : word.words) m_word->addItem(text(w));
    m_operator->clear();
    if (states) {
        m_operator->addItem(text(alertOperatorText(AlertOperator::ChangesTo)),
                            static_cast<int>(AlertOperator::ChangesTo));
    } else {
        for (const AlertOperator o :
             {AlertOperator::Above, AlertOperator::Below, AlertOperator::CrossesUp, AlertOperator::CrossesDown})
            m_operator->addItem(text(alertOperatorText(o)), static_cast<int>(o));
    }
}

std::optional<double> AlertForm::levelOf() const
{
    const Unit unit = analytics::word(static_cast<MetricId>(m_metric->currentData().toInt())).unit;
    if (unit == Unit::Word) return m_word->currentIndex();
    const auto v = numberOf(m_level->text());
    if (!v) return std::nullopt;
    return *v / shownScale(unit);
}

AlertCondition AlertForm::condition() const
{
    AlertCondition c;
    c.metric = static_cast<MetricId>(m_metric->currentData().toInt());
    const analytics::Scope scope = analytics::word(c.metric).scope;
    if (!scope.market) c.asset = m_asset->currentData().toString().toStdString();
    const int venue = m_venue->currentData().toInt();
    if (venue >= 0 && scope.venue) c.venue = static_cast<VenueId>(venue);
    c.op = static_cast<AlertOperator>(m_operator->currentData().toInt());
    c.level = levelOf().value_or(0);
    return c;
}

QString AlertForm::problem() const
{
    const AlertCondition c = condition();
    const analytics::MetricWord& word = analytics::word(c.metric);
    if (!levelOf())
        return m_level->text().isEmpty() ? tr("Enter a level.") : tr("\"%1\" is no number.").arg(m_level->text());
    if (!word.scope.asset && !word.scope.market && word.scope.venue && !c.venue)
        return tr("%1 is said of one venue: choose it.").arg(text(word.name));
    return {};
}

std::optional<AlertRule> AlertForm::rule() const
{
    if (!problem().isEmpty()) return std::nullopt;
    AlertRule out = m_draft;
    out.conditions.front() = condition();
    out.title = m_title->text().trimmed().toStdString();
    out.hold = std::chrono::seconds(m_hold->value());
    out.cooldown = std::chrono::seconds(m_cooldown->value());
    out.severity = static_cast<Severity>(m_severity->currentData().toInt());
    out.once = m_once->isChecked();
    return out;
}

void AlertForm::setMetrics(std::shared_ptr<const MetricSnapshot> metrics)
{
    m_metrics = std::move(metrics);
    update();
}

void AlertForm::update()
{
    const AlertCondition c = condition();
    const analytics::Scope scope = analytics::word(c.metric).scope;
    m_asset->setEnabled(!scope.market);
    m_venue->setEnabled(scope.venue);
    QString now = tr("not known");
    if (!scope.market && c.asset.empty()) {
        now = tr("differs from asset to asset");
    } else if (m_metrics) {
        const MetricValue& v = m_metrics->at(c.metric, c.asset, c.venue);
        now = v.value ? QString::fromStdString(floorText(metricText(c.metric, *v.value), v.floor))
                      : tr("no value: %1").arg(text(analytics::reasonWords(v.reason)));
    }
    m_now->setText(now);
    const QString wrong = problem();
    m_ok->setEnabled(wrong.isEmpty());
    AlertRule worded = m_draft;
    worded.conditions.front() = c;
    worded.title.clear();
    if (wrong.isEmpty()) m_settled.start();
    m_words->setText(wrong.isEmpty() ? QString::fromStdString(alertTitle(worded)) : wrong);
}

}  // namespace plimsoll
