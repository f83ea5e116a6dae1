// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Comes first where many tests are one program (tests/together.cmake): each of them is still a
// process of its own, which is told the test's name, but Qt's headers are read once for all.

#include <QCoreApplication>
#include <QMetaType>
#include <QTest>

#include <memory>

#if __has_include(<QtCore/qtmochelpers.h>) // what moc writes includes it inside a namespace
#include <QtCore/qtmochelpers.h>
#include <QtCore/qxptype_traits.h>
#endif

namespace asterism::together {

using Run = int (*)(int, char **);

/// One of them, known by the name of its file.
struct Test {
    Test(const char *file, Run run);
};

} // namespace asterism::together

#define ASTERISM_TOGETHER(Application, TestClass)                                                  \
    static const asterism::together::Test together(__FILE__, [](int argc, char **argv) {           \
        [[maybe_unused]] Application app(argc, argv);                                              \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    });

namespace asterism::together {
struct NoApplication {
    NoApplication(int, char **) { }
};
} // namespace asterism::together

#undef QTEST_APPLESS_MAIN
#undef QTEST_GUILESS_MAIN
#undef QTEST_MAIN
#define QTEST_APPLESS_MAIN(TestClass)                                                              \
    ASTERISM_TOGETHER(asterism::together::NoApplication, TestClass)
#define QTEST_GUILESS_MAIN(TestClass) ASTERISM_TOGETHER(QCoreApplication, TestClass)
#ifdef QT_GUI_LIB
#include <QGuiApplication>
#define QTEST_MAIN(TestClass) ASTERISM_TOGETHER(QGuiApplication, TestClass)
#else
#define QTEST_MAIN(TestClass) ASTERISM_TOGETHER(QCoreApplication, TestClass)
#endif
