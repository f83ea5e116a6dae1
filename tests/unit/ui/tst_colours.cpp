// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/colours.h"

#include <QColor>
#include <QTest>

#include <array>
#include <cmath>

using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/// How linear RGB looks without one kind of receptor (Machado, Oliveira, Fernandes 2009).
const std::array<Matrix, 4> eyes{
    Matrix{Triple{1, 0, 0}, Triple{0, 1, 0}, Triple{0, 0, 1}},
    Matrix{Triple{0.152286, 1.052583, -0.204868}, Triple{0.114503, 0.786281, 0.099216},
        Triple{-0.003882, -0.048116, 1.051998}},
    Matrix{Triple{0.367322, 0.860646, -0.227968}, Triple{0.280085, 0.672501, 0.047413},
        Triple{-0.011820, 0.042940, 0.968881}},
    Matrix{Triple{1.255528, -0.076749, -0.178779}, Triple{-0.078411, 0.930809, 0.147602},
        Triple{0.004733, 0.691367, 0.303900}},
};

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Triple linear(const QString &name)
{
    const QColor colour(name);
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

double dot(const Triple &a, const Triple &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double luminance(const QString &name)
{
    return dot({0.2126, 0.7152, 0.0722}, linear(name));
}

double contrast(const QString &a, const QString &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

double labStep(double t)
{
    return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
}

Triple lab(const QString &name, const Matrix &eye)
{
    Triple seen;
    for (size_t i = 0; i < 3; ++i) {
        seen[i] = std::clamp(dot(eye[i], linear(name)), 0.0, 1.0);
    }
    const double x = labStep(dot({0.4124, 0.3576, 0.1805}, seen) / 0.95047);
    const double y = labStep(dot({0.2126, 0.7152, 0.0722}, seen));
    const double z = labStep(dot({0.0193, 0.1192, 0.9505}, seen) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIE76; about 2 is just seen side by side.
double distance(const QString &a, const QString &b, const Matrix &eye)
{
    const Triple p = lab(a, eye);
    const Triple q = lab(b, eye);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

} // namespace

class TestColours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eightStayApart();
    void standOutFromTheColumns();
    void areChosenOrByPlace();
};

void TestColours::eightStayApart()
{
    const QStringList &all = accountColours();
    QCOMPARE(all.size(), 8);
    for (const Matrix &eye : eyes) {
        for (int i = 0; i < all.size(); ++i) {
            for (int j = 0; j < i; ++j) {
                QVERIFY2(distance(all[i], all[j], eye) > 20, qPrintable(all[i] + all[j]));
            }
        }
    }
}

void TestColours::standOutFromTheColumns()
{
    // Columns and raised parts, dark and light.
    for (const QString &ground : {u"#161a22"_s, u"#1d222c"_s, u"#fbfaf7"_s, u"#f2f0ea"_s}) {
        for (const QString &colour : accountColours()) {
            QVERIFY2(contrast(colour, ground) >= 2.5, qPrintable(colour + ground));
        }
    }
}

void TestColours::areChosenOrByPlace()
{
    QCOMPARE(accountColour(3, 0), accountColours()[3]);
    QCOMPARE(accountColour(-1, 2), accountColours()[2]);
    QCOMPARE(accountColour(-1, 10), accountColours()[2]);
    QCOMPARE(accountColour(99, 1), accountColours()[1]);
}

QTEST_APPLESS_MAIN(TestColours)
#include "tst_colours.moc"
