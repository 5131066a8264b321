#include "ui/panels/calculator_form.h"

#include "ui/panels/calculator_entry.h"
#include "widgets/segmented.h"
#include "widgets/within.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>

namespace plimsoll {

using analytics::Value;

namespace {

constexpr int kColumn = 300, kMostColumns = 3;

QString keyOf(const CalcField& field)
{
    return QString::fromLatin1(field.key);
}

void markBad(QLineEdit* edit, bool bad)
{
    if (edit->property("bad").toBool() == bad) return;
    edit->setProperty("bad", bad);
    edit->style()->unpolish(edit);
    edit->style()->polish(edit);
}

QString choiceWord(const QString& word)
{
    static const std::pair<const char*, const char*> words[] = {
        {"long", QT_TRANSLATE_NOOP("CalculatorForm", "Long")},
        {"short", QT_TRANSLATE_NOOP("CalculatorForm", "Short")},
        {"buy", QT_TRANSLATE_NOOP("CalculatorForm", "Buy")},
        {"sell", QT_TRANSLATE_NOOP("CalculatorForm", "Sell")}};
    for (const auto& [key, said] : words)
        if (word == QLatin1String(key)) return QCoreApplication::translate("CalculatorForm", said);
    return word;
}

}  // namespace

// ---- Where it comes from -------------------------------------------------------------------------

OriginButton::OriginButton(QWidget* parent) : QPushButton(parent)
{
    setProperty("link", true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFixedHeight(22);
}

void OriginButton::say(const QString& words)
{
    if (m_words == words) return;
    m_words = words;
    cut();
}

void OriginButton::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    cut();
}

void OriginButton::cut()
{
    setText(fontMetrics().elidedText(m_words, Qt::ElideRight, std::max(0, width() - 10)));
}

// ---- The fields ----------------------------------------------------------------------------------

CalculatorForm::CalculatorForm(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setProperty("surface", "panel");
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(3);
}

void CalculatorForm::setCalculator(const Calculator& calculator, Typed typed)
{
    m_calculator = &calculator;
    m_typed.clear();
    for (auto it = typed.cbegin(); it != typed.cend(); ++it)
        if (calculator.field(it.key().toStdString())) m_typed.insert(it.key(), it.value());
    for (const Row& r : m_rows)
        for (QWidget* w : std::initializer_list<QWidget*>{r.label, r.edit, r.choice, r.origin}) delete w;
    m_rows.clear();
    for (const CalcField& f : calculator.fields) {
        Row r{&f, new QLabel(this), nullptr, nullptr, new OriginButton(this)};
        const QString name = calcSay(f.label);
        r.label->setText(withUnit(name, f.unit));
        r.label->setTextFormat(Qt::PlainText);
        r.label->setProperty("tone", "muted");
        r.label->setWordWrap(true);
        r.label->setToolTip(calcSay(f.tip));
        const QString key = keyOf(f);
        if (f.kind == CalcKind::Choice) {
            const QStringList keys = QString::fromLatin1(f.example).split(QLatin1Char('|'));
            QStringList words;
            for (const QString& w : keys) words << choiceWord(w);
            r.choice = new Segmented(m_theme, words, this);
            r.choice->setAccessibleName(name);
            r.choice->setObjectName(key);
            connect(r.choice, &Segmented::currentChanged, this, [this, &f, keys](int i) {
                if (!m_filling) take(f, keys.value(i));
            });
        } else {
            r.edit = new QLineEdit(this);
            r.edit->setObjectName(key);
            r.edit->setMaxLength(f.kind == CalcKind::Number ? 40 : 20'000);
            r.edit->setMinimumWidth(40);
            r.edit->setFixedHeight(22);
            if (f.kind == CalcKind::Number) r.edit->setAlignment(Qt::AlignRight);
            r.edit->setAccessibleName(r.label->text());
            r.edit->setToolTip(calcSay(f.tip));
            connect(r.edit, &QLineEdit::textEdited, this, [this, &f](const QString& text) { take(f, text); });
            r.label->setBuddy(r.edit);
        }
        connect(r.origin, &QPushButton::clicked, this, [this, key] {
            // Back to what the market says; where nothing is typed, on to the field.
            if (m_typed.contains(key)) return type(key, {});
            if (QLineEdit* const edit = editor(key)) edit->setFocus(Qt::OtherFocusReason), edit->selectAll();
        });
        m_rows.push_back(r);
    }
    m_columns = 0;
    lay(width());
    for (const Row& r : m_rows)
        for (QWidget* w : std::initializer_list<QWidget*>{r.label, r.edit, r.choice, r.origin})
            if (w) w->show();
    QWidget* before = nullptr;
    for (const Row& r : m_rows)
        for (QWidget* w : std::initializer_list<QWidget*>{r.edit, r.choice, r.origin}) {
            if (!w) continue;
            if (before) setTabOrder(before, w);
            before = w;
        }
}

// As many columns as there is room for.
void CalculatorForm::lay(int width)
{
    const int columns = within((width - 8) / kColumn, 1, kMostColumns);
    if (columns == m_columns || m_rows.empty()) return;
    m_columns = columns;
    auto* grid = static_cast<QGridLayout*>(layout());
    const int lines = (static_cast<int>(m_rows.size()) + columns - 1) / columns;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const Row& r = m_rows[static_cast<std::size_t>(i)];
        QWidget* const box = r.edit ? static_cast<QWidget*>(r.edit) : r.choice;
        for (QWidget* w : {static_cast<QWidget*>(r.label), box, static_cast<QWidget*>(r.origin)})
            grid->removeWidget(w);
        // Down, then across: what belongs together stays together.
        const int line = i % lines, column = i / lines * 3;
        grid->addWidget(r.label, line, column);
        grid->addWidget(box, line, column + 1);
        grid->addWidget(r.origin, line, column + 2);
    }
    for (int c = 0; c < kMostColumns; ++c) {
        const bool used = c < columns;
        grid->setColumnStretch(c * 3, used ? 5 : 0);
        grid->setColumnStretch(c * 3 + 1, used ? 5 : 0);
        grid->setColumnStretch(c * 3 + 2, used ? 4 : 0);
    }
    updateGeometry();
}

void CalculatorForm::resizeEvent(QResizeEvent*)
{
    lay(width());
}

int CalculatorForm::heightForWidth(int width) const
{
    // How many columns there are decides how high it is.
    const_cast<CalculatorForm*>(this)->lay(width);
    return layout()->totalHeightForWidth(width);
}

void CalculatorForm::setTheme(const Theme& theme)
{
    m_theme = theme;
    for (const Row& r : m_rows)
        if (r.choice) r.choice->setTheme(theme);
}

const CalculatorForm::Row* CalculatorForm::row(const QString& key) const
{
    const auto at =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return keyOf(*r.field) == key; });
    return at == m_rows.end() ? nullptr : &*at;
}

QLineEdit* CalculatorForm::editor(const QString& key) const
{
    const Row* const r = row(key);
    return r ? r->edit : nullptr;
}

Segmented* CalculatorForm::choice(const QString& key) const
{
    const Row* const r = row(key);
    return r ? r->choice : nullptr;
}

OriginButton* CalculatorForm::origin(const QString& key) const
{
    const Row* const r = row(key);
    return r ? r->origin : nullptr;
}

void CalculatorForm::take(const CalcField& field, const QString& text)
{
    const QString key = keyOf(field);
    if (text.trimmed().isEmpty() && field.kind != CalcKind::Choice)
        m_typed.remove(key);
    else
        m_typed.insert(key, keptText(field, text));
    Q_EMIT changed();
}

void CalculatorForm::type(const QString& key, const QString& text)
{
    const Row* const r = row(key);
    if (!r) return;
    if (r->edit) {
        r->edit->setModified(false);
        const bool was = m_filling;
        m_filling = true;
        r->edit->setText(text);
        m_filling = was;
    }
    take(*r->field, text);
}

void CalculatorForm::typeExamples()
{
    if (!m_calculator) return;
    for (const CalcField& f : m_calculator->fields) {
        const QString example = QString::fromUtf8(f.example);
        if (f.kind == CalcKind::Choice)
            m_typed.insert(keyOf(f), example.section(QLatin1Char('|'), 0, 0));
        else if (!example.isEmpty())
            m_typed.insert(keyOf(f), example);
        else
            m_typed.remove(keyOf(f));
    }
    for (const Row& r : m_rows)
        if (r.edit) r.edit->setModified(false);
    Q_EMIT changed();
}

void CalculatorForm::forgetAll()
{
    m_typed.clear();
    for (const Row& r : m_rows)
        if (r.edit) r.edit->setModified(false);
    Q_EMIT changed();
}

CalcInputs CalculatorForm::inputs(const Live& live) const
{
    CalcInputs out;
    if (!m_calculator) return out;
    for (const CalcField& f : m_calculator->fields) {
        CalcEntry e;
        e.field = &f;
        if (const auto typed = m_typed.constFind(keyOf(f)); typed != m_typed.cend()) {
            e.origin = CalcOrigin::Typed;
            if (auto v = keptValue(f, *typed)) {
                e.value = std::move(*v);
            } else {
                e.reason = analytics::Reason::BadInput;
                e.why = tr("\"%1\" makes no sense there").arg(typed->left(40)).toStdString();
            }
        } else if (f.live != CalcSource::None) {
            e = live(f);
        } else if (f.kind == CalcKind::Choice) {
            e.origin = CalcOrigin::Example;
            e.value = QString::fromLatin1(f.example).section(QLatin1Char('|'), 0, 0).toStdString();
        } else if (auto v = keptValue(f, QString::fromUtf8(f.example))) {
            e.origin = CalcOrigin::Example;
            e.value = std::move(*v);
        }
        out.entries.push_back(std::move(e));
    }
    return out;
}

void CalculatorForm::show(const CalcInputs& inputs)
{
    m_filling = true;
    for (const Row& r : m_rows) {
        const CalcEntry* const e = inputs.find(r.field->key);
        if (!e) continue;
        r.origin->say(originText(*e));
        const QString tip = originTip(*e);
        r.origin->setToolTip(tip);
        r.origin->setAccessibleName(tip);
        r.origin->setVisible(!originText(*e).isEmpty());
        const QString typed = m_typed.value(keyOf(*r.field));
        if (r.choice) {
            const QStringList keys = QString::fromLatin1(r.field->example).split(QLatin1Char('|'));
            const auto at =
                keys.indexOf(QString::fromStdString(e->value.text() ? *e->value.text() : std::string()));
            if (at >= 0) r.choice->setCurrent(static_cast<int>(at));
            continue;
        }
        const bool own = e->origin == CalcOrigin::Typed;
        markBad(r.edit, own && e->value.isNull());
        r.edit->setPlaceholderText(r.field->optional   ? tr("empty")
                                   : e->value.isNull() ? tr("not known")
                                                       : QString());
        // What is being written stays as it is.
        if (r.edit->hasFocus() && r.edit->isModified()) continue;
        const QString text = own                 ? fieldText(*r.field, typed)
                             : e->value.isNull() ? QString()
                                                 : entrySummary(*r.field, e->value);
        // Lists of the market are told, not written into the field: nobody edits a book.
        const bool list = !own && r.field->kind == CalcKind::Levels;
        if (list) r.edit->setPlaceholderText(e->value.isNull() ? tr("not known") : text);
        if (const QString shown = list ? QString() : text; r.edit->text() != shown) {
            r.edit->setText(shown);
            r.edit->setCursorPosition(0);
        }
    }
    m_filling = false;
}

}  // namespace plimsoll
