// The fields of a calculator: each with what stands in it, and where that comes from. What is typed holds;
// emptied, or with a press on its origin, the field says again what the market or the desk says.
#pragma once

#include "model/desk/calculator.h"
#include "widgets/theme.h"

#include <QMap>
#include <QPushButton>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;

namespace plimsoll {

class Segmented;

// A word that gives way: cut at the right, read in full by who does not see it.
class OriginButton : public QPushButton {
    Q_OBJECT
public:
    explicit OriginButton(QWidget* parent);
    void say(const QString& words);
    const QString& words() const { return m_words; }
    QSize sizeHint() const override { return {90, 22}; }
    QSize minimumSizeHint() const override { return {24, 22}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void cut();
    QString m_words;
};

class CalculatorForm : public QWidget {
    Q_OBJECT
public:
    using Typed = QMap<QString, QString>;  // by key
    using Live = std::function<CalcEntry(const CalcField&)>;

    CalculatorForm(const Theme& theme, QWidget* parent);

    void setCalculator(const Calculator& calculator, Typed typed);
    const Typed& typed() const { return m_typed; }
    // As if a person had typed it; empty: not typed any more.
    void type(const QString& key, const QString& text);
    void typeExamples();
    void forgetAll();
    // What holds now.
    CalcInputs inputs(const Live& live) const;
    void show(const CalcInputs& inputs);

    QLineEdit* editor(const QString& key) const;  // null: it is a choice
    Segmented* choice(const QString& key) const;
    OriginButton* origin(const QString& key) const;
    void setTheme(const Theme& theme);
    QSize minimumSizeHint() const override { return {0, 0}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    struct Row {
        const CalcField* field;
        QLabel* label;
        QLineEdit* edit = nullptr;
        Segmented* choice = nullptr;
        OriginButton* origin;
    };
    void lay(int width);
    void take(const CalcField& field, const QString& text);
    const Row* row(const QString& key) const;

    Theme m_theme;
    const Calculator* m_calculator = nullptr;
    Typed m_typed;
    std::vector<Row> m_rows;
    bool m_filling = false;
    int m_columns = 0;
};

}  // namespace plimsoll
