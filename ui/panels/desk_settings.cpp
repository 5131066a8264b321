#include "ui/panels/desk_settings.h"

#include "ui/alert_numbers.h"
#include "ui/panel.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <cmath>

namespace plimsoll {

namespace {

using analytics::portfolio::VenueTier;

QString shown(double v)
{
    return enteredText(v);
}

QString shown(const std::optional<double>& v)
{
    return v ? enteredText(*v) : QString();
}

}  // namespace

QLineEdit* DeskSettingsForm::field(const QString& name, const QString& tip)
{
    auto* f = new QLineEdit(this);
    f->setAccessibleName(name);
    f->setToolTip(tip);
    f->setAlignment(Qt::AlignRight);
    f->setMaximumWidth(std::max(110, f->fontMetrics().horizontalAdvance(tr("not entered")) + 24));
    f->setMaxLength(30);
    connect(f, &QLineEdit::textChanged, this, &DeskSettingsForm::take);
    return f;
}

DeskSettingsForm::DeskSettingsForm(const DeskSettings& settings, const std::vector<VenueId>& venues,
                                   QWidget* parent)
    : QDialog(parent), m_settings(settings), m_venues(venues)
{
    setObjectName(QStringLiteral("deskSettings"));
    setWindowTitle(tr("Desk: balances and limits"));
    auto* tabs = new QTabWidget(this);
    tabs->setAccessibleName(windowTitle());
    const auto page = [&](const QString& name) {
        auto* w = new QWidget(tabs);
        auto* grid = new QGridLayout(w);
        grid->setContentsMargins(8, 12, 8, 8);
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(6);
        grid->setColumnStretch(9, 1);
        tabs->addTab(w, name);
        return grid;
    };
    const auto word = [&](const QString& text, QGridLayout* grid, int row, int column) {
        auto* l = new QLabel(text, this);
        l->setProperty("tone", "muted");
        grid->addWidget(l, row, column);
    };

    QGridLayout* accounts = page(tr("Balances"));
    int row = 0;
    word(tr("Balance $"), accounts, row, 1);
    word(tr("Kind"), accounts, row, 2);
    word(tr("Taker fee %"), accounts, row, 3);
    for (const VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        ++row;
        accounts->addWidget(new QLabel(venueNameText(v), this), row, 0);
        m_wallets[i] =
            field(tr("Balance at %1, US dollars").arg(venueNameText(v)),
                  tr("Of the margin account, with what isolated positions hold, without unrealised profit. "
                     "Empty: not known, and everything that needs it says so"));
        m_wallets[i]->setPlaceholderText(tr("not entered"));
        m_tiers[i] = new QComboBox(this);
        m_tiers[i]->setAccessibleName(tr("Kind of %1").arg(venueNameText(v)));
        m_tiers[i]->addItem(tr("first exchanges"), static_cast<int>(VenueTier::Cex1));
        m_tiers[i]->addItem(tr("first DEX"), static_cast<int>(VenueTier::Dex1));
        m_tiers[i]->addItem(tr("second rank"), static_cast<int>(VenueTier::Tier2));
        m_tiers[i]->addItem(tr("unproven"), static_cast<int>(VenueTier::New));
        connect(m_tiers[i], &QComboBox::currentIndexChanged, this, &DeskSettingsForm::take);
        m_fees[i] = field(tr("Taker fee at %1, percent").arg(venueNameText(v)),
                          tr("OKX counts it in its liquidation price"));
        accounts->addWidget(m_wallets[i], row, 1);
        accounts->addWidget(m_tiers[i], row, 2);
        accounts->addWidget(m_fees[i], row, 3);
    }
    accounts->setRowStretch(row + 1, 1);

    QGridLayout* limits = page(tr("Limits"));
    row = 0;
    const std::array names = {tr("First exchanges, % of exposure"), tr("First DEX"), tr("Second rank"),
                              tr("Unproven")};
    // What each of several numbers is for stands above it.
    const auto heads = [&](const QStringList& words) {
        for (int i = 0; i < words.size(); ++i) word(words[i], limits, row, i + 1);
        ++row;
    };
    heads({tr("First exchanges"), tr("First DEX"), tr("Second rank"), tr("Unproven")});
    word(tr("Largest share of one venue, %"), limits, row, 0);
    for (std::size_t i = 0; i < m_caps.size(); ++i) {
        m_caps[i] = field(names[i], tr("40, 30, 15 and 5 %. Caps of one venue, not targets"));
        limits->addWidget(m_caps[i], row, static_cast<int>(i) + 1);
    }
    ++row;
    heads({tr("cautious"), tr("moderate"), tr("aggressive"), tr("no new ones")});
    word(tr("Heat %"), limits, row, 0);
    for (std::size_t i = 0; i < m_heat.size(); ++i) {
        m_heat[i] = field(tr("Heat limit %1, percent").arg(i + 1),
                          tr("6 cautious, 10 moderate, 15 aggressive; 20 and no new positions"));
        limits->addWidget(m_heat[i], row, static_cast<int>(i) + 1);
    }
    ++row;
    heads({tr("cautious"), tr("aggressive")});
    word(tr("Exposure \u00d7"), limits, row, 0);
    for (std::size_t i = 0; i < m_exposure.size(); ++i) {
        m_exposure[i] =
            field(tr("Exposure limit %1, multiple of equity").arg(i + 1), tr("3 cautious, 5 aggressive"));
        limits->addWidget(m_exposure[i], row, static_cast<int>(i) + 1);
    }
    const auto one = [&](QGridLayout* grid, const QString& name, const QString& tip, double DeskSettings::*value,
                         double scale, double least, double most) {
        word(name, grid, ++row, 0);
        QLineEdit* f = field(name, tip);
        grid->addWidget(f, row, 1);
        m_fields.push_back({f, value, scale, least, most});
    };
    one(limits, tr("Funding budget, % of margin"), tr("After a tenth of the margin a position is too expensive"),
        &DeskSettings::fundingBudget, 100, 0, 1);
    one(limits, tr("A hedge must survive, %"), tr("A move of this size, either way, must liquidate no leg"),
        &DeskSettings::hedgeMove, 100, 0, 1);
    limits->setRowStretch(row + 1, 1);

    QGridLayout* sizing = page(tr("Sizing"));
    row = -1;
    one(sizing, tr("One R, % of equity"), tr("What one trade risks; the unit of risk"),
        &DeskSettings::riskPerTrade, 100, 0, 1);
    one(sizing, tr("Loss cap, % of equity"), tr("2 to 3 % in one trade"), &DeskSettings::hardCap, 100, 0, 1);
    one(sizing, tr("Margin in one trade, % of equity"), tr("20 to 25 %"), &DeskSettings::concentration, 100, 0, 1);
    one(sizing, tr("Trades won, %"), tr("Your own record; Kelly rests on it"), &DeskSettings::win, 100, 0, 1);
    one(sizing, tr("Gain per unit lost"), tr("Your own record"), &DeskSettings::reward, 1, 0.01, 1'000);
    one(sizing, tr("Stop in daily ranges (ATR)"), tr("For the size by ATR"), &DeskSettings::atrMultiple, 1, 0.01,
        1'000);
    sizing->setRowStretch(row + 1, 1);

    QGridLayout* capital = page(tr("Capital"));
    row = 0;
    word(tr("Now $"), capital, row, 1);
    word(tr("Peak $"), capital, row, 2);
    word(tr("Drawdown limit %"), capital, row, 3);
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        ++row;
        const QString name = text(capitalLayerName(static_cast<CapitalLayer>(i)));
        capital->addWidget(new QLabel(name, this), row, 0);
        const std::array each = {tr("%1 capital now").arg(name), tr("%1 capital at its peak").arg(name),
                                 tr("Drawdown limit of %1, percent").arg(name)};
        for (std::size_t c = 0; c < 3; ++c) {
            m_capital[i][c] = field(each[c], tr("The more risk a layer bears, the stricter its limit"));
            capital->addWidget(m_capital[i][c], row, static_cast<int>(c) + 1);
        }
    }
    one(capital, tr("Reserve at least, %"), tr("Of the three together"), &DeskSettings::minReserve, 100, 0, 1);
    one(capital, tr("Operational at most, %"), tr("Of the three together"), &DeskSettings::maxOperational, 100, 0,
        1);
    one(capital, tr("Risk at most, %"), tr("Of the three together"), &DeskSettings::maxApex, 100, 0, 1);
    capital->setRowStretch(row + 1, 1);

    m_problem = new QLabel(this);
    m_problem->setProperty("tone", "muted");
    m_problem->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Apply"));
    auto* reset = buttons->addButton(tr("Defaults"), QDialogButtonBox::ResetRole);
    reset->setAutoDefault(false);
    reset->setToolTip(tr("Limits and shares as they came with the program; what you own stays"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addWidget(tabs);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(560);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, this, [this] {
        DeskSettings fresh;
        for (std::size_t i = 0; i < kVenueCount; ++i) fresh.venues[i].wallet = m_settings.venues[i].wallet;
        for (std::size_t i = 0; i < kCapitalLayers; ++i) {
            fresh.capital[i].now = m_settings.capital[i].now;
            fresh.capital[i].peak = m_settings.capital[i].peak;
        }
        fill(fresh);
        take();
    });
    fill(settings);
    take();
}

QString DeskSettingsForm::problem() const
{
    return m_problem->text();
}

void DeskSettingsForm::fill(const DeskSettings& s)
{
    m_filling = true;
    m_settings = s;
    for (const Field& f : m_fields) f.box->setText(shown(s.*f.value * f.scale));
    for (const VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        m_wallets[i]->setText(shown(s.venues[i].wallet));
        m_tiers[i]->setCurrentIndex(m_tiers[i]->findData(static_cast<int>(s.venues[i].tier)));
        m_fees[i]->setText(shown(s.venues[i].takerFee * 100));
    }
    for (std::size_t i = 0; i < m_caps.size(); ++i) m_caps[i]->setText(shown(s.caps[i] * 100));
    for (std::size_t i = 0; i < m_heat.size(); ++i) m_heat[i]->setText(shown(s.heatLimits[i] * 100));
    for (std::size_t i = 0; i < m_exposure.size(); ++i) m_exposure[i]->setText(shown(s.exposureLimits[i]));
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        m_capital[i][0]->setText(shown(s.capital[i].now));
        m_capital[i][1]->setText(shown(s.capital[i].peak));
        m_capital[i][2]->setText(shown(s.capital[i].drawdownLimit * 100));
    }
    m_filling = false;
}

void DeskSettingsForm::take()
{
    if (m_filling) return;
    DeskSettings next = m_settings;
    QString problem;
    const auto wrong = [&](const QLineEdit* f) {
        if (problem.isEmpty()) problem = tr("%1: \"%2\" makes no sense").arg(f->accessibleName(), f->text());
    };
    const auto number = [&](const QLineEdit* f, double& out, double scale, double least, double most) {
        const auto v = numberOf(f->text().trimmed());
        // What was not changed stays the very number it was.
        if (v && *v / scale >= least && *v / scale <= most)
            out = std::fabs(*v / scale - out) < 1e-12 ? out : *v / scale;
        else
            wrong(f);
    };
    const auto maybe = [&](const QLineEdit* f, std::optional<double>& out) {
        if (f->text().trimmed().isEmpty()) return out.reset();
        double v = 0;
        number(f, v, 1, 0, 1e15);
        out = v;
    };
    for (const Field& f : m_fields) number(f.box, next.*f.value, f.scale, f.least, f.most);
    for (const VenueId v : m_venues) {
        const auto i = static_cast<std::size_t>(v);
        maybe(m_wallets[i], next.venues[i].wallet);
        next.venues[i].tier = static_cast<VenueTier>(m_tiers[i]->currentData().toInt());
        number(m_fees[i], next.venues[i].takerFee, 100, 0, 0.05);
    }
    for (std::size_t i = 0; i < m_caps.size(); ++i) number(m_caps[i], next.caps[i], 100, 0, 1);
    for (std::size_t i = 0; i < m_heat.size(); ++i) {
        number(m_heat[i], next.heatLimits[i], 100, 0, 1);
        if (i > 0 && next.heatLimits[i] < next.heatLimits[i - 1]) wrong(m_heat[i]);
    }
    for (std::size_t i = 0; i < m_exposure.size(); ++i) number(m_exposure[i], next.exposureLimits[i], 1, 0, 100);
    if (next.exposureLimits[1] < next.exposureLimits[0]) wrong(m_exposure[1]);
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        maybe(m_capital[i][0], next.capital[i].now);
        maybe(m_capital[i][1], next.capital[i].peak);
        number(m_capital[i][2], next.capital[i].drawdownLimit, 100, 0, 1);
    }
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
    if (problem.isEmpty()) m_settings = next;
}

}  // namespace plimsoll
