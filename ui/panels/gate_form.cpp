#include "ui/panels/gate_form.h"

#include "model/desk/desk_import.h"
#include "model/market/asset_typed.h"
#include "model/market/instrument.h"
#include "ui/alert_numbers.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kColumn = 178;  // a label and its field

QString entered(const std::optional<double>& v)
{
    return v ? enteredText(*v) : QString();
}

void markBad(QLineEdit* field, bool bad)
{
    if (field->property("bad").toBool() == bad) return;
    field->setProperty("bad", bad);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

void fill(QLineEdit* field, const QString& text, bool force)
{
    if (!force && field->hasFocus() && field->isModified()) return;
    markBad(field, false);
    if (field->text() != text) field->setText(text);
}

}  // namespace

GateForm::GateForm(const Theme& theme, const std::vector<VenueId>& venues, QWidget* parent) : QWidget(parent)
{
    setProperty("surface", "panel");
    m_side = new Segmented(theme, {tr("Long"), tr("Short")}, this);
    m_side->setAccessibleName(tr("Side"));
    m_venue = new QComboBox(this);
    m_venue->setAccessibleName(tr("Venue"));
    for (const VenueId v : venues) m_venue->addItem(venueNameText(v), static_cast<int>(v));
    const auto field = [&](const QString& name, const QString& tip, const QString& hint = {}) {
        auto* f = new QLineEdit(this);
        f->setAccessibleName(name);
        f->setToolTip(tip);
        f->setPlaceholderText(hint);
        f->setMaxLength(60);
        connect(f, &QLineEdit::editingFinished, this, &GateForm::take);
        return f;
    };
    m_asset = field(tr("Asset"), tr("Unified name: BTC, ETH, PEPE"));
    m_entry =
        field(tr("Entry"), tr("In the venue's quote currency for one coin. Empty: the mark price as it moves"),
              tr("mark"));
    m_stop = field(tr("Stop"), tr("Where the idea is wrong. Without one gate 1 fails"), tr("needed"));
    m_usd = field(tr("Size in US dollars"), tr("Notional value: 40k, 2.5m"), tr("$"));
    m_leverage = field(tr("Leverage"), tr("Isolated margin = size / leverage. 2 to 5 times is the usual advice"));
    m_hold = field(tr("Hours held"), tr("How long it is meant to be held: 36, or 3d"), tr("hours"));
    m_mmr = field(tr("Maintenance rate in percent"), tr("Empty: the venue's own tiers"), tr("venue's"));
    m_words = field(tr("Invalidation in words"), tr("What would show that the idea is wrong; stands on the card"),
                    tr("in words"));
    m_words->setMaxLength(160);
    m_cut = new QCheckBox(tr("size already cut"), this);
    m_cut->setToolTip(tr("The size has already been reduced for high funding: gate 3 passes then"));
    m_problem = new QLabel(this);
    m_problem->setProperty("tone", "muted");
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    const auto add = [&](const QString& label, QWidget* box) {
        auto* l = new QLabel(label, this);
        l->setProperty("tone", "muted");
        l->setBuddy(box);
        m_fields.push_back({l, box});
    };
    add(tr("Side"), m_side);
    add(tr("Asset"), m_asset);
    add(tr("Venue"), m_venue);
    add(tr("Size $"), m_usd);
    add(tr("Leverage"), m_leverage);
    add(tr("Entry"), m_entry);
    add(tr("Stop"), m_stop);
    add(tr("Hold"), m_hold);
    add(tr("MMR %"), m_mmr);
    add(tr("Wrong when"), m_words);
    add(tr("Funding"), m_cut);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    connect(m_side, &Segmented::currentChanged, this, &GateForm::take);
    connect(m_venue, &QComboBox::currentIndexChanged, this, &GateForm::take);
    connect(m_cut, &QCheckBox::toggled, this, &GateForm::take);
    lay();
}

// As many columns as there is room for.
void GateForm::lay()
{
    const int columns = within((width() - 8) / kColumn, 1, 4);
    if (columns == m_columns) return;
    m_columns = columns;
    auto* grid = static_cast<QGridLayout*>(layout());
    int at = 0;
    for (const Field& f : m_fields) {
        grid->removeWidget(f.label);
        grid->removeWidget(f.box);
        grid->addWidget(f.label, at / columns, at % columns * 2);
        grid->addWidget(f.box, at / columns, at % columns * 2 + 1);
        ++at;
    }
    for (int c = 0; c < 4; ++c) {
        grid->setColumnStretch(c * 2 + 1, c < columns ? 1 : 0);
        grid->setColumnMinimumWidth(c * 2 + 1, 0);
    }
    grid->removeWidget(m_problem);
    grid->addWidget(m_problem, 12, 0, 1, columns * 2);
}

void GateForm::resizeEvent(QResizeEvent*)
{
    lay();
}

void GateForm::setTheme(const Theme& theme)
{
    m_side->setTheme(theme);
}

void GateForm::setMark(const QString& mark)
{
    m_entry->setPlaceholderText(mark.isEmpty() ? tr("mark") : tr("mark %1").arg(mark));
}

void GateForm::setTrade(const PlannedTrade& trade, bool force)
{
    m_filling = true;
    m_trade = trade;
    m_side->setCurrent(trade.side == PositionSide::Long ? 0 : 1);
    m_venue->setCurrentIndex(std::max(0, m_venue->findData(static_cast<int>(trade.venue))));
    fill(m_asset, QString::fromStdString(trade.asset), force);
    fill(m_entry, entered(trade.entry), force);
    fill(m_stop, entered(trade.stop), force);
    fill(m_usd, entered(trade.usd), force);
    fill(m_leverage, enteredText(trade.leverage), force);
    fill(m_hold, entered(trade.holdHours), force);
    fill(m_mmr, trade.mmr ? enteredText(*trade.mmr * 100) : QString(), force);
    fill(m_words, QString::fromStdString(trade.invalidation), force);
    m_cut->setChecked(trade.sizeCut);
    m_problem->hide();
    m_filling = false;
}

QString GateForm::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void GateForm::take()
{
    if (m_filling) return;
    PlannedTrade next = m_trade;
    QString problem;
    const auto number = [&](QLineEdit* f, std::optional<double>& out, double scale = 1) {
        QString t = f->text().trimmed();
        double days = 1;
        if (f == m_hold && t.endsWith(QLatin1Char('d'), Qt::CaseInsensitive)) t.chop(1), days = 24;
        if (f == m_hold && t.endsWith(QLatin1Char('h'), Qt::CaseInsensitive)) t.chop(1);
        if (f == m_leverage && (t.endsWith(QLatin1Char('x')) || t.endsWith(QChar(0xd7)))) t.chop(1);
        if (t.isEmpty()) {
            out.reset();
            markBad(f, false);
            return;
        }
        const auto v = numberOf(t);
        markBad(f, !v);
        if (v)
            out = *v * scale * days;
        else if (problem.isEmpty())
            problem = tr("%1: \"%2\" is no number").arg(f->accessibleName(), f->text());
    };
    next.side = m_side->current() == 0 ? PositionSide::Long : PositionSide::Short;
    next.venue = static_cast<VenueId>(m_venue->currentData().toInt());
    next.asset = assetTyped(m_asset->text().trimmed().toStdString());
    number(m_entry, next.entry);
    number(m_stop, next.stop);
    number(m_usd, next.usd);
    std::optional<double> leverage = next.leverage;
    number(m_leverage, leverage);
    next.leverage = leverage.value_or(1);
    number(m_hold, next.holdHours);
    number(m_mmr, next.mmr, 0.01);
    next.sizeCut = m_cut->isChecked();
    next.invalidation = m_words->text().trimmed().toStdString();
    if (problem.isEmpty()) problem = modelWords(tradeProblem(next));
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty() || next == m_trade) return;
    m_trade = next;
    for (QLineEdit* f : {m_asset, m_entry, m_stop, m_usd, m_leverage, m_hold, m_mmr, m_words})
        f->setModified(false);
    Q_EMIT edited(next);
}

}  // namespace plimsoll
