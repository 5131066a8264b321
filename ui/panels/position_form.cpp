#include "ui/panels/position_form.h"

#include "model/desk/desk_import.h"
#include "model/market/asset_typed.h"
#include "model/market/instrument.h"
#include "ui/alert_numbers.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/position_rows.h"
#include "widgets/format.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

QString entered(const std::optional<double>& v)
{
    return v ? enteredText(*v) : QString();
}

}  // namespace

PositionForm::PositionForm(const Theme& theme, const Position& draft, const std::vector<VenueId>& venues,
                           const DeskSettings& settings, std::vector<Position> others, Quotes quotes,
                           QWidget* parent)
    : QDialog(parent),
      m_draft(draft),
      m_settings(settings),
      m_others(std::move(others)),
      m_quotes(std::move(quotes))
{
    setObjectName(QStringLiteral("positionForm"));
    setWindowTitle(draft.id == 0 ? tr("Add position") : tr("Position"));
    const auto field = [&](const QString& name, const QString& value, const QString& tip,
                           const QString& hint = {}) {
        auto* f = new QLineEdit(value, this);
        f->setAccessibleName(name);
        f->setToolTip(tip);
        f->setPlaceholderText(hint);
        f->setMaxLength(60);
        connect(f, &QLineEdit::textChanged, this, &PositionForm::update);
        return f;
    };
    const auto choice = [&](const QStringList& words, const QString& name, int now) {
        auto* s = new Segmented(theme, words, this);
        s->setAccessibleName(name);
        s->setCurrent(now);
        connect(s, &Segmented::currentChanged, this, &PositionForm::update);
        return s;
    };
    m_asset = field(tr("Asset"), QString::fromStdString(draft.asset), tr("Unified name: BTC, ETH, PEPE"));
    m_venue = new QComboBox(this);
    m_venue->setAccessibleName(tr("Venue"));
    for (const VenueId v : venues) m_venue->addItem(venueNameText(v), static_cast<int>(v));
    m_venue->setCurrentIndex(std::max(0, m_venue->findData(static_cast<int>(draft.venue))));
    m_market = choice({tr("Perpetual"), tr("Spot")}, tr("Market"), draft.market == Market::Spot ? 1 : 0);
    m_side = choice({tr("Long"), tr("Short")}, tr("Side"), draft.side == PositionSide::Short ? 1 : 0);
    m_coins = field(tr("Size in coins"), draft.coins > 0 ? enteredText(draft.coins) : QString(),
                    tr("Coins of the asset, not contracts: 0.5, 1.2m"), tr("coins"));
    m_entry = field(tr("Entry price"), draft.entry > 0 ? enteredText(draft.entry) : QString(),
                    tr("In the venue's quote currency for one coin"), tr("price of one"));
    m_mode = choice({tr("Isolated"), tr("Cross")}, tr("Margin mode"), draft.mode == MarginMode::Cross ? 1 : 0);
    m_margin = field(tr("Margin"), entered(draft.margin),
                     tr("What stands behind it, quote currency. Empty: size times entry over leverage"),
                     tr("in quote currency"));
    m_leverage = field(tr("Leverage"), entered(draft.leverage), tr("5 or 5x"), tr("or leverage"));
    m_stop = field(tr("Stop price"), entered(draft.stop),
                   tr("Where the loss ends; without one heat counts the margin"), tr("none"));
    m_mmr = field(tr("Maintenance rate in percent"), draft.mmr ? enteredText(*draft.mmr * 100) : QString(),
                  tr("Empty: the venue's own tiers"), tr("venue's tiers"));
    m_note = field(tr("Note"), QString::fromStdString(draft.note), tr("Yours alone"));
    m_note->setMaxLength(200);
    m_dated = new QCheckBox(tr("opened at, UTC"), this);
    m_dated->setChecked(draft.opened.has_value());
    m_dated->setToolTip(tr("Needed for how much of the funding budget is used"));
    m_opened = new QDateTimeEdit(this);
    m_opened->setAccessibleName(tr("Opened at, UTC"));
    m_opened->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_opened->setTimeSpec(Qt::UTC);
    m_opened->setDateTime(draft.opened ? QDateTime::fromMSecsSinceEpoch(toUnixMs(*draft.opened), Qt::UTC)
                                       : QDateTime::currentDateTimeUtc());
    connect(m_dated, &QCheckBox::toggled, this, &PositionForm::update);
    connect(m_opened, &QDateTimeEdit::dateTimeChanged, this, &PositionForm::update);
    connect(m_venue, &QComboBox::currentIndexChanged, this, &PositionForm::update);
    m_problem = new QLabel(this);
    m_preview = new QLabel(this);
    m_preview->setObjectName(QStringLiteral("positionPreview"));
    m_preview->setAccessibleName(tr("What it means now"));
    for (QLabel* l : {m_problem, m_preview}) {
        l->setTextFormat(Qt::PlainText);
        l->setWordWrap(true);
        l->setProperty("tone", "muted");
    }
    m_preview->setMinimumHeight(112);
    m_preview->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    const auto pair = [&](QWidget* a, QWidget* b) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(a, 1);
        row->addWidget(b, 1);
        return row;
    };
    form->addRow(tr("Asset, venue"), pair(m_asset, m_venue));
    form->addRow(tr("Market, side"), pair(m_market, m_side));
    form->addRow(tr("Size, entry"), pair(m_coins, m_entry));
    form->addRow(tr("Margin mode"), m_mode);
    form->addRow(tr("Margin, leverage"), pair(m_margin, m_leverage));
    form->addRow(tr("Stop"), m_stop);
    form->addRow(tr("Maintenance %"), m_mmr);
    form->addRow(m_dated, m_opened);
    form->addRow(tr("Note"), m_note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(draft.id == 0 ? tr("Add position") : tr("Change position"));
    m_ok->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_preview);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(440);
    (draft.asset.empty() ? m_asset : m_coins)->setFocus();
    update();
}

QString PositionForm::problem() const
{
    return m_problem->text();
}

QString PositionForm::preview() const
{
    return m_preview->text();
}

std::optional<Position> PositionForm::read(QString& problem) const
{
    Position p = m_draft;
    const auto number = [&](const QLineEdit* f) -> std::optional<double> {
        QString t = f->text().trimmed();
        if (f == m_leverage && (t.endsWith(QLatin1Char('x')) || t.endsWith(QChar(0xd7)))) t.chop(1);
        if (t.isEmpty()) return std::nullopt;
        const auto v = numberOf(t);
        if (!v && problem.isEmpty()) problem = tr("%1: \"%2\" is no number").arg(f->accessibleName(), f->text());
        return v;
    };
    p.asset = assetTyped(m_asset->text().trimmed().toStdString());
    p.venue = static_cast<VenueId>(m_venue->currentData().toInt());
    p.market = m_market->current() == 1 ? Market::Spot : Market::Perp;
    p.side = m_side->current() == 1 ? PositionSide::Short : PositionSide::Long;
    p.mode = m_mode->current() == 1 ? MarginMode::Cross : MarginMode::Isolated;
    p.coins = number(m_coins).value_or(0);
    p.entry = number(m_entry).value_or(0);
    p.margin = number(m_margin);
    p.leverage = number(m_leverage);
    p.stop = number(m_stop);
    p.mmr = number(m_mmr);
    if (p.mmr) p.mmr = *p.mmr / 100;
    p.opened.reset();
    if (m_dated->isChecked()) p.opened = fromUnixMs(m_opened->dateTime().toMSecsSinceEpoch());
    p.note = m_note->text().trimmed().toStdString();
    if (problem.isEmpty()) problem = modelWords(positionProblem(p));
    if (problem.isEmpty()) return p;
    return std::nullopt;
}

QString PositionForm::meaning(const Position& p) const
{
    std::vector<Position> all = m_others;
    std::size_t at = 0;
    while (at < all.size() && (p.id == 0 || all[at].id != p.id)) ++at;
    if (at == all.size()) all.emplace_back();
    all[at] = p;
    std::vector<PositionInput> inputs;
    for (const Position& o : all) inputs.push_back({&o, m_quotes(o.asset, o.venue, o.market), {}, {}});
    const auto readings = readPositions(inputs, m_settings, fromUnixMs(QDateTime::currentMSecsSinceEpoch()));
    const PositionReading& r = readings[at];
    const auto price = [](const Figure& f) {
        return f ? QString::fromStdString(priceWords(*f)) : tr("unknown: %1").arg(modelWords(f.why));
    };
    QStringList lines;
    lines << (r.symbol.empty() ? tr("%1 does not list it, or has not said so yet").arg(venueNameText(p.venue))
                               : tr("%1 \u00b7 mark %2").arg(text(r.symbol), price(r.mark)));
    if (r.mark && (p.entry > *r.mark * 20 || p.entry * 20 < *r.mark))
        lines << tr("The entry is far from the mark: is it the price of one coin?");
    if (p.market == Market::Perp) {
        if (r.liquidation && *r.liquidation <= 0)
            lines << tr("No price liquidates it");
        else
            lines << tr("Liquidation price %1").arg(price(r.liquidation)) +
                         (r.distance
                              ? tr(", %1 from the mark").arg(QString::fromStdString(percentWords(*r.distance, 1)))
                              : QString());
        if (r.liquidation) lines << tr("by %1").arg(modelWords(r.liquidationBy));
        if (r.liquidatedAtOnce)
            lines << tr("The margin does not exceed maintenance: it would be liquidated at once");
        if (r.leverage)
            lines << tr("Leverage %1 at the mark (2 to 5 is the usual advice)").arg(format::ratio(*r.leverage));
        if (r.fundingDayUsd)
            lines << tr("Funding %1 a day").arg(signedMoney(-*r.fundingDayUsd)) +
                         (r.maxHoldHours ? tr(", the budget lasts %1 h").arg(*r.maxHoldHours, 0, 'f', 0)
                                         : QString());
    }
    if (r.riskUsd) lines << tr("At risk %1").arg(format::money(*r.riskUsd));
    if (r.stopBeyondLiquidation) lines << tr("It is liquidated before the stop is reached");
    return lines.join(QLatin1Char('\n'));
}

void PositionForm::update()
{
    QString problem;
    const auto p = read(problem);
    m_position = p;
    m_ok->setEnabled(p.has_value());
    m_problem->setText(problem);
    m_preview->setText(p ? meaning(*p) : QString());
    m_opened->setEnabled(m_dated->isChecked());
    const bool perp = m_market->current() == 0;
    for (QWidget* w : std::initializer_list<QWidget*>{m_mode, m_margin, m_leverage, m_mmr}) w->setEnabled(perp);
}

}  // namespace plimsoll
