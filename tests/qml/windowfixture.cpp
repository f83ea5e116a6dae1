// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include "store/accounts.h"
#include "store/instances.h"
#include "sync/prepare.h"
#include "ui/models/rowview.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QSignalSpy>
#include <QUuid>

#include <algorithm>

namespace asterism::ui {

namespace {

QMutex warningsMutex;
QStringList warnings;
QtMessageHandler before = nullptr;

void note(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // Views, bindings and timers; what our own log says is not meant.
    const QByteArrayView category(context.category);
    // The offscreen platform's own words, not ours.
    const bool offscreen = text.startsWith(u"This plugin does not support"_s);
    // A list view that ends while it makes a row ahead of the reader: Qt 6.4 looks for that row in
    // a model that is gone, and leaves it at that.
    const bool ending = text.startsWith(u"DelegateModel::cancel: index out range"_s);
    const bool ours = category.startsWith("asterism");
    if (type != QtDebugMsg && type != QtInfoMsg && !ours && !offscreen && !ending) {
        const QMutexLocker lock(&warningsMutex);
        warnings << text;
    }
    before(type, context, text);
}

qint64 firstAt()
{
    static const qint64 at = QDateTime::currentMSecsSinceEpoch() - 2 * dayMs;
    return at;
}

void collect(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (item->inherits("QQuickListView") && item->property("posts").isValid()
        && item->isVisible()) {
        found << item;
    }
    const auto children = item->childItems();
    for (QQuickItem *child : children) {
        collect(child, found);
    }
}

QList<QQuickItem *> rowsOf(QQuickItem *list)
{
    QList<QQuickItem *> rows;
    const auto children = list->property("contentItem").value<QQuickItem *>()->childItems();
    for (QQuickItem *child : children) {
        if (child->isVisible() && child->property("row").canConvert<RowView>()) {
            rows << child;
        }
    }
    return rows;
}

} // namespace

void collectViewWarnings()
{
    before = qInstallMessageHandler(note); // QTest's own, which prints
}

QStringList takeViewWarnings()
{
    qInstallMessageHandler(before);
    const QMutexLocker lock(&warningsMutex);
    return std::exchange(warnings, {});
}

QQuickItem *itemWith(QQuickItem *item, const char *property)
{
    if (item->property(property).isValid() && item->isVisible()) {
        return item;
    }
    const auto children = item->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = itemWith(child, property)) {
            return found;
        }
    }
    return nullptr;
}

WindowFixture::WindowFixture() = default;

WindowFixture::~WindowFixture()
{
    close();
    app.reset();
}

bool WindowFixture::open(std::unique_ptr<SecretStore> secrets)
{
    auto opened = App::open({.folder = m_folder.path(),
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::move(secrets)});
    if (opened) {
        app = std::move(*opened);
    }
    return app != nullptr;
}

QQuickWindow *WindowFixture::show(const QSize &size)
{
    screen = std::make_unique<Screen>(*app,
        Screen::Setup{.folder = m_folder.path(),
            .allowPrivateNetwork = true,
            .notifier = notifier,
            .tray = tray});
    window = screen->show();
    if (window) {
        window->resize(size);
    }
    return window;
}

void WindowFixture::close()
{
    window = nullptr;
    screen.reset();
    if (app) {
        // What was saved at the end is written before anybody reads it again on another lane.
        QVERIFY(await(app->store->writeUser([](store::UserTx &) {
            return Result<Done>(Done{});
        })).ok());
    }
}

bool WindowFixture::addAccount(const Account &account, const Instance &server) const
{
    const auto added = await(app->store->writeUser(
        [account](store::UserTx &tx) { return store::addAccount(tx, account); }));
    const auto saved = await(app->store->writeCache(
        [server](store::CacheTx &tx) { return store::saveInstance(tx, server); }));
    return added.ok() && saved.ok();
}

void WindowFixture::addColumn(const QString &kind, const QStringList &sources, int width)
{
    const store::DeckColumn column{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .kind = kind,
        .name = kind,
        .sources = sources,
        .width = width};
    QVERIFY(await(app->store->writeUser([column](store::UserTx &tx) {
        return store::saveColumn(tx, column);
    })).ok());
}

void WindowFixture::settle()
{
    const QDeadlineTimer quiet(250);
    QTRY_VERIFY(quiet.hasExpired());
}

void WindowFixture::click(const QQuickItem *item) const
{
    QVERIFY(item != nullptr);
    QSignalSpy frames(window, &QQuickWindow::frameSwapped);
    window->update();
    QTRY_VERIFY(!frames.isEmpty());
    const QPointF middle(item->width() / 2, item->height() / 2);
    QTest::mouseClick(window, Qt::LeftButton, {}, item->mapToScene(middle).toPoint());
}

QString WindowFixture::uri(const QString &host, int number)
{
    return u"https://%1/notes/%2"_s.arg(host).arg(number);
}

store::Prepared WindowFixture::post(const QString &host, int number, const QString &text) const
{
    TimelineItem item;
    item.localId = QString::number(100'000 + number);
    item.createdAt = firstAt() + number * secondMs;
    Post &post = item.post;
    post.uri = uri(host, number);
    post.url = post.uri;
    post.localId = item.localId;
    post.createdAt = item.createdAt;
    post.author = {.uri = u"https://%1/users/u%2"_s.arg(host).arg(number % 20),
        .acct = u"u%2@%1"_s.arg(host).arg(number % 20),
        .displayName = number % 2 == 0 ? u"みなと"_s : u"Ori"_s};
    post.body = text;
    if (number % 3 == 0) {
        post.media = {Media{.type = Media::Type::Image,
            .url = u"https://%1/media/%2.png"_s.arg(host).arg(number),
            .description = u"a picture"_s,
            .blurhash = u"LEHV6nWB2yk8pyo0adR*.7kCMdnj"_s,
            .width = 400,
            .height = 300 + number % 200}};
    }
    if (number % 7 == 0) {
        post.warning = u"鯖メンテの愚痴"_s;
    }
    return prepare(std::move(item));
}

void WindowFixture::arrive(const QString &host, int count)
{
    const int from = m_next.value(host);
    std::vector<store::Prepared> items;
    for (int i = from + count - 1; i >= from; --i) {
        QString text = u"<p>%1 リレーの移行が終わりました。"_s.arg(i);
        for (int k = 0; k < i % 5; ++k) {
            text += u" Timelines survive a dropped socket now, and memory stays flat. "_s;
        }
        items.push_back(post(host, i, text + u"<a href='https://a.example/x'>鯖缶</a></p>"_s));
    }
    store::PagePlace place{.source = localSource(host),
        .older = items.back().item.localId,
        .end = from == 0,
        .firstId = items.front().item.localId,
        .lastId = items.back().item.localId};
    if (from > 0) {
        place.lastId = place.older = QString::number(100'000 + from - 1);
    }
    m_next[host] = from + count;
    const store::Teller teller{.host = host, .accountDomain = host};
    QVERIFY(await(app->store->writeCache([=](store::CacheTx &tx) {
        return store::commitPage(tx, teller, place, items);
    })).ok());
}

void WindowFixture::arrive(const Source &source, const QString &host,
    const std::function<void(Post &)> &change, bool joined)
{
    const int number = m_next[host]++;
    store::Prepared prepared = post(host, number, u"<p>%1</p>"_s.arg(number));
    TimelineItem item = prepared.item;
    change(item.post);
    const QString id = item.localId;
    const bool after = joined && number > 0;
    const store::PagePlace place{.source = source,
        .older = id,
        .end = number == 0,
        .firstId = id,
        .lastId = after ? QString::number(100'000 + number - 1) : id};
    const store::Teller teller{.host = host, .accountDomain = host};
    QVERIFY(await(app->store->writeCache([=](store::CacheTx &tx) {
        return store::commitPage(tx, teller, place, {prepare(item)});
    })).ok());
}

void WindowFixture::edit(const QString &host, int number, const QString &text)
{
    const store::Teller teller{.host = host, .accountDomain = host};
    store::Prepared edited = post(host, number, text);
    edited.item.post.editedAt = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(await(app->store->writeCache([=](store::CacheTx &tx) {
        return store::commitLoose(tx, teller, {edited});
    })).ok());
}

QList<QQuickItem *> WindowFixture::lists() const
{
    QList<QQuickItem *> found;
    collect(window->contentItem(), found);
    std::sort(found.begin(), found.end(),
        [](QQuickItem *a, QQuickItem *b) { return a->mapToScene({}).x() < b->mapToScene({}).x(); });
    return found;
}

QString WindowFixture::uriOf(QQuickItem *row)
{
    return row == nullptr ? QString() : row->property("row").value<RowView>().uri;
}

QQuickItem *WindowFixture::rowOf(QQuickItem *list, const QString &uri)
{
    const auto rows = rowsOf(list);
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](QQuickItem *row) { return uriOf(row) == uri; });
    return found == rows.end() ? nullptr : *found;
}

QQuickItem *WindowFixture::firstRow(QQuickItem *list)
{
    const qreal top = list->property("contentY").toReal();
    QQuickItem *first = nullptr;
    const auto rows = rowsOf(list);
    for (QQuickItem *row : rows) {
        const bool inSight = row->y() + row->height() > top;
        if (inSight && (first == nullptr || row->y() < first->y())) {
            first = row;
        }
    }
    return first;
}

qreal WindowFixture::topOf(QQuickItem *row)
{
    return row->mapToScene({}).y();
}

} // namespace asterism::ui
