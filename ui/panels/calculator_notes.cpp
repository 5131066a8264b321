#include "ui/panels/calculator_notes.h"

#include "model/kept_time.h"
#include "ui/panel.h"
#include "ui/panels/page_column.h"
#include "widgets/format.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

std::vector<TextColumn> columns()
{
    std::vector<TextColumn> out;
    const auto add = [&](const QString& head, const char* widest, bool right, int drop) {
        TextColumn c;
        c.head = head;
        c.widest = QString::fromUtf8(widest);
        c.right = right;
        c.drop = drop;
        out.push_back(c);
    };
    add(CalculatorNotes::tr("Time"), "28 Nov 14:36", false, 0);
    add(CalculatorNotes::tr("What"), "", false, 0);
    add(CalculatorNotes::tr("Size"), "$999.9m", true, 0);
    add(QString(), "$999.9k", true, 0);
    return out;
}

QJsonObject stamped(Timestamp at)
{
    return {{QStringLiteral("utc_ms"), static_cast<double>(toUnixMs(at))}};
}

Timestamp timeOf(const QJsonObject& o)
{
    return keptTime(o.value(QStringLiteral("utc_ms")).toDouble()).value_or(Timestamp{});
}

}  // namespace

CalculatorNotes::CalculatorNotes(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    setProperty("surface", "panel");
    const auto label = [this](const char* tone) {
        auto* l = new QLabel(this);
        l->setTextFormat(Qt::PlainText);
        l->setProperty("tone", tone);
        l->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        return l;
    };
    m_title = label("head");
    m_sum = label("muted");
    const auto button = [this](const QString& word, const QString& tip) {
        auto* b = new QPushButton(word, this);
        b->setProperty("link", true);
        b->setFixedHeight(22);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        return b;
    };
    m_add = button(tr("Add this one"), tr("Add this what-if order to the tally"));
    m_clear = button(tr("Clear"), tr("Forget what stands here"));
    m_rows = new TextTable(columns(), this);
    m_table = new GrownTable(theme, this);
    m_table->setAccessibleName(tr("Steps of the calculation"));
    m_table->setBoard(m_rows);
    m_table->setMostRows(8);
    m_table->grow(m_rows);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 4, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_add);
    head->addWidget(m_clear);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(head);
    all->addWidget(m_sum);
    m_sum->setContentsMargins(10, 0, 10, 0);
    all->addWidget(m_table);
    connect(m_add, &QPushButton::clicked, this, &CalculatorNotes::add);
    connect(m_clear, &QPushButton::clicked, this, &CalculatorNotes::clear);
    fill();
}

void CalculatorNotes::show(Of what, const QString& asset)
{
    if (what == m_of && asset == m_asset) return;
    m_of = what;
    m_asset = asset;
    fill();
}

void CalculatorNotes::note(const BindingNote& binding)
{
    for (auto it = m_bindings.rbegin(); it != m_bindings.rend(); ++it) {
        if (it->asset != binding.asset) continue;
        if (it->limit == binding.limit) return;
        break;
    }
    m_bindings.push_back(binding);
    if (m_bindings.size() > kMost) m_bindings.erase(m_bindings.begin());
    fill();
    Q_EMIT changed();
}

void CalculatorNotes::offer(std::optional<TallyNote> next)
{
    m_next = std::move(next);
    m_add->setEnabled(m_next.has_value() && m_tally.size() < kMost);
}

void CalculatorNotes::add()
{
    if (!m_next || m_tally.size() >= kMost) return;
    m_tally.push_back(*m_next);
    fill();
    Q_EMIT changed();
}

void CalculatorNotes::clear()
{
    if (m_of == Of::Tally) m_tally.clear();
    if (m_of == Of::Binding)
        std::erase_if(m_bindings, [this](const BindingNote& b) { return b.asset == m_asset; });
    fill();
    Q_EMIT changed();
}

double CalculatorNotes::tallyUsd() const
{
    double sum = 0;
    for (const TallyNote& t : m_tally) sum += t.costUsd;
    return sum;
}

void CalculatorNotes::fill()
{
    setVisible(m_of != Of::None);
    m_add->setVisible(m_of == Of::Tally);
    m_add->setEnabled(m_next.has_value() && m_tally.size() < kMost);
    std::vector<TextRow> rows;
    const auto add = [&](std::size_t key, Timestamp at, const QString& what, double usd, const QString& last) {
        TextRow row;
        row.key = QString::number(key);
        for (const QString& text : {format::dateTime(at), what, format::money(usd), last}) {
            TextCell c;
            c.text = text;
            row.cells.push_back(c);
        }
        row.cells[1].tip = what;
        rows.push_back(std::move(row));
    };
    if (m_of == Of::Binding) {
        m_title->setText(tr("Which limit bound, and since when"));
        m_table->setAccessibleName(m_title->text());
        m_rows->setHead(1, tr("Binding limit"));
        m_rows->setHead(3, QString());
        for (std::size_t i = m_bindings.size(); i-- > 0;)
            if (m_bindings[i].asset == m_asset)
                add(i, m_bindings[i].at, m_bindings[i].limit, m_bindings[i].notional, {});
        m_sum->setText(rows.empty() ? tr("None of %1 yet").arg(m_asset)
                                    : tr("%1, the newest first; seen while this panel was open").arg(m_asset));
    } else if (m_of == Of::Tally) {
        m_title->setText(tr("Slippage added up, what-if only"));
        m_table->setAccessibleName(m_title->text());
        m_rows->setHead(1, tr("Order"));
        m_rows->setHead(3, tr("Cost"));
        for (std::size_t i = m_tally.size(); i-- > 0;) {
            const TallyNote& t = m_tally[i];
            add(i, t.at, QStringLiteral("%1 %2 \u00b7 %3 bp").arg(t.side, t.asset, format::bp(t.bp)), t.usd,
                format::money(t.costUsd));
        }
        m_sum->setText(m_tally.empty() ? tr("Nothing is added yet")
                                       : tr("%1 in %n order(s)", nullptr, static_cast<int>(m_tally.size()))
                                             .arg(format::money(tallyUsd())));
    }
    m_clear->setEnabled(!rows.empty());
    m_rows->apply(std::move(rows));
    m_table->setVisible(m_rows->rowCount() > 0);
}

ExportTable CalculatorNotes::bindingTable() const
{
    ExportTable t{
        QStringLiteral("calculator_binding"),
        tr("Which limit bound"),
        {QStringLiteral("utc"), QStringLiteral("asset"), QStringLiteral("limit"), QStringLiteral("notional_usd")},
        {}};
    if (TableNames::only()) return t;
    for (const BindingNote& b : m_bindings)
        t.rows.push_back({format::iso(b.at), b.asset, b.limit, QString::number(b.notional, 'f', 2)});
    return t;
}

ExportTable CalculatorNotes::tallyTable() const
{
    ExportTable t{QStringLiteral("calculator_slippage_tally"),
                  tr("Slippage added up, what-if only"),
                  {QStringLiteral("utc"), QStringLiteral("asset"), QStringLiteral("side"),
                   QStringLiteral("size_usd"), QStringLiteral("slippage_bp"), QStringLiteral("cost_usd")},
                  {}};
    if (TableNames::only()) return t;
    for (const TallyNote& n : m_tally)
        t.rows.push_back({format::iso(n.at), n.asset, n.side, QString::number(n.usd, 'f', 2),
                          QString::number(n.bp, 'f', 4), QString::number(n.costUsd, 'f', 2)});
    return t;
}

QJsonArray CalculatorNotes::saveBindings() const
{
    QJsonArray out;
    for (const BindingNote& b : m_bindings) {
        QJsonObject o = stamped(b.at);
        o.insert(QStringLiteral("asset"), b.asset);
        o.insert(QStringLiteral("limit"), b.limit);
        o.insert(QStringLiteral("usd"), b.notional);
        out.append(o);
    }
    return out;
}

QJsonArray CalculatorNotes::saveTally() const
{
    QJsonArray out;
    for (const TallyNote& n : m_tally) {
        QJsonObject o = stamped(n.at);
        o.insert(QStringLiteral("asset"), n.asset);
        o.insert(QStringLiteral("side"), n.side);
        o.insert(QStringLiteral("usd"), n.usd);
        o.insert(QStringLiteral("bp"), n.bp);
        o.insert(QStringLiteral("cost"), n.costUsd);
        out.append(o);
    }
    return out;
}

void CalculatorNotes::restore(const QJsonArray& bindings, const QJsonArray& tally)
{
    constexpr int kLongest = 60;
    m_bindings.clear();
    m_tally.clear();
    const auto text = [](const QJsonObject& o, const char* key) {
        return o.value(QLatin1String(key)).toString().left(kLongest);
    };
    const auto number = [](const QJsonObject& o, const char* key) {
        const double v = o.value(QLatin1String(key)).toDouble();
        return std::isfinite(v) ? v : 0;
    };
    for (const QJsonValue& v : bindings) {
        const QJsonObject o = v.toObject();
        if (m_bindings.size() < kMost && !text(o, "asset").isEmpty())
            m_bindings.push_back({timeOf(o), text(o, "asset"), text(o, "limit"), number(o, "usd")});
    }
    for (const QJsonValue& v : tally) {
        const QJsonObject o = v.toObject();
        if (m_tally.size() < kMost && !text(o, "asset").isEmpty())
            m_tally.push_back({timeOf(o), text(o, "asset"), text(o, "side"), number(o, "usd"), number(o, "bp"),
                               number(o, "cost")});
    }
    fill();
}

}  // namespace plimsoll
