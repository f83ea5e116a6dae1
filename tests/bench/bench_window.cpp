// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gauges.h"
#include "qml/windowfixture.h"
#include "ui/images/imageurl.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickView>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>

// What the window costs, each figure beside something to compare it with. Software rendering, so
// that it runs anywhere: read ratios. ASTERISM_BENCH_POSTS: posts in the cache (200,000).

using namespace asterism;
using namespace asterism::bench;
using namespace asterism::ui;

namespace {

template <typename Condition> void waitFor(Condition condition)
{
    if (!QTest::qWaitFor(condition, 60'000)) {
        qFatal("waited in vain");
    }
}

/// Milliseconds from the call to the first painted frame for which `there` holds.
template <typename Show, typename There> double firstFrame(Show show, There there)
{
    QElapsedTimer timer;
    timer.start();
    QQuickWindow *window = show();
    double ms = 0;
    QObject::connect(window, &QQuickWindow::afterRendering, window, [&] {
        if (ms == 0 && there()) {
            ms = double(timer.nsecsElapsed()) / 1e6;
        }
    });
    waitFor([&] { return ms > 0; });
    QObject::disconnect(window, &QQuickWindow::afterRendering, nullptr, nullptr);
    return ms;
}

const char *const staticRows = R"qml(
import QtQuick
Rectangle {
    color: "#161a22"
    Column {
        Repeater {
            model: 15
            Column {
                Text { text: "みなと"; color: "white"; font.bold: true; font.pixelSize: 14
                       textFormat: Text.PlainText }
                Text { width: 330; wrapMode: Text.Wrap; color: "white"; font.pixelSize: 14
                       textFormat: Text.StyledText
                       text: "%1 リレーの移行が終わりました。 🐈 Timelines survive a dropped socket now, "
                             + "and memory stays flat. <a href='x'>鯖缶</a>" }
            }
        }
    }
}
)qml";

double firstFrameOfStaticRows()
{
    QQuickView view;
    QQmlComponent component(view.engine());
    const double ms = firstFrame(
        [&] {
            component.setData(staticRows, QUrl());
            auto *item = qobject_cast<QQuickItem *>(component.create());
            view.setContent(QUrl(), &component, item);
            view.resize(1440, 900);
            view.show();
            return &view;
        },
        [] { return true; });
    return ms;
}

void scrollDown(WindowFixture &fixture, int rows)
{
    QQuickItem *list = fixture.lists().value(0);
    int last = -1;
    while (list->property("count").toInt() < rows && list->property("count").toInt() != last) {
        last = list->property("count").toInt();
        QMetaObject::invokeMethod(list, "positionViewAtEnd");
        if (!QTest::qWaitFor([&] { return list->property("count").toInt() > last; }, 5000)) {
            return; // that was all
        }
    }
}

void measureStart(WindowFixture &fixture)
{
    const double still = firstFrameOfStaticRows();
    const double ours = firstFrame([&] { return fixture.show(); },
        [&] {
            const auto lists = fixture.lists();
            return !lists.isEmpty() && WindowFixture::firstRow(lists[0]) != nullptr;
        });
    row("first frame, 15 static rows", ms(still));
    row("first frame with cached rows", ms(ours) + u" (x %1)"_s.arg(ours / still, 0, 'f', 1));
}

void measureScrolling(WindowFixture &fixture, TimedApplication &application, qint64 empty)
{
    application.forget();
    scrollDown(fixture, 5000);
    row("rows after scrolling",
        QString::number(fixture.lists().value(0)->property("count").toInt()));
    row("memory above an empty QML window",
        u"%1 MB"_s.arg(megabytes(residentBytes() - empty), 0, 'f', 1));
    row("longest task on the GUI thread, scrolling",
        ms(application.byClock.ms) + u" in "_s + QString::fromLatin1(application.byClock.in));
}

void measureStream(WindowFixture &fixture, TimedApplication &application, const QString &host)
{
    constexpr int posts = 100;
    QMetaObject::invokeMethod(fixture.lists().value(0), "toTop");
    WindowFixture::settle();
    application.forget();
    const std::clock_t before = std::clock();
    for (int i = 0; i < posts; ++i) {
        fixture.arrive(host, 1);
        WindowFixture::settle();
    }
    const double cpu = 1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC / posts;
    row("processor time a streamed post, painted", ms(cpu));
    row("longest task on the GUI thread, streaming",
        ms(application.byClock.ms) + u" in "_s + QString::fromLatin1(application.byClock.in));
}

/// Jumps about, so that delegates are filled anew for every row in sight.
void measureDelegates(WindowFixture &fixture)
{
    QQuickItem *list = fixture.lists().value(0);
    auto *engine = qmlEngine(list);
    QQmlComponent component(engine, QUrl(u"qrc:/qt/qml/Asterism/timeline/PostRow.qml"_s));
    auto *timeline = fixture.screen->deck().columnAt(0)->timeline();
    constexpr int rounds = 300;
    QElapsedTimer timer;
    timer.start();
    int made = 0;
    for (int i = 0; i < rounds; ++i) {
        const int index = i % std::max(1, timeline->rowCount());
        const QVariantMap properties{{u"posts"_s, QVariant::fromValue<PostList *>(timeline)},
            {u"actions"_s, list->property("actions")}, {u"index"_s, index},
            {u"row"_s, QVariant::fromValue(timeline->at(index))}, {u"age"_s, u"4 min"_s},
            {u"open"_s, false}, {u"mediaOpen"_s, false}, {u"depth"_s, 0}, {u"chosen"_s, false},
            {u"width"_s, 400}};
        const std::unique_ptr<QObject> item(
            component.createWithInitialProperties(properties, qmlContext(list)));
        made += item != nullptr ? 1 : 0;
    }
    if (made != rounds) {
        qFatal("%s", qPrintable(component.errorString()));
    }
    row("a delegate, made and gone", ms(double(timer.nsecsElapsed()) / 1e6 / rounds));
}

} // namespace

int main(int argc, char **argv)
{
    returnFreedMemory(); // as the program does
    qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    WindowFixture fixture;
    if (!fixture.open()) {
        qFatal("no data folder");
    }
    const int wanted = qEnvironmentVariableIntValue("ASTERISM_BENCH_POSTS");
    const int posts = wanted > 0 ? wanted : 200'000;
    QStringList keys;
    for (int i = 0; i < 5; ++i) {
        keys << localSource(u"s%1.invalid"_s.arg(i)).key();
    }
    for (int at = 0; at < posts; at += 2000) {
        fixture.arrive(u"s%1.invalid"_s.arg(at / 2000 % 5), 2000);
    }
    fixture.addColumn(u"local"_s, keys);
    qint64 empty = 0;
    {
        QQuickView view;
        view.resize(1440, 900);
        view.show();
        WindowFixture::settle();
        empty = residentBytes();
    }
    measureStart(fixture);
    WindowFixture::settle();
    measureScrolling(fixture, application, empty);
    measureStream(fixture, application, u"s0.invalid"_s);
    measureDelegates(fixture);
    return 0;
}
