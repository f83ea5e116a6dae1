// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"
#include "sandbox/sandbox.h"
#include "store/settings.h"

#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QTemporaryDir>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// Editing one's own profile: from the account's menu to what the server has.
class tst_OwnProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        const auto account =
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(u"ao"_s)));
        QVERIFY(account);
        m_account = account->id.value;
        QVERIFY(m_fixture->show({1000, 1000}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(badge() != nullptr);
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void theNameIsChanged()
    {
        openSheet();
        QVERIFY(!saveButton()->isEnabled());
        typeName(u"Anew"_s);
        QTRY_VERIFY(saveButton()->isEnabled());
        QVERIFY(m_driver->sees(u"26"_s)); // of thirty
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QCOMPARE(changes(), QStringList{u"display_name"_s});
        QTRY_COMPARE(nameInRail(), u"Anew"_s);
    }

    /// What was typed stays, and the server's words are there.
    void aRefusalKeepsWhatWasTyped()
    {
        openSheet();
        m_sandbox->serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/accounts/update_credentials"_s,
            .times = 1,
            .status = 422});
        typeName(u"Other"_s);
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->problem().isEmpty(), patienceMs);
        QVERIFY(m_driver->sees(page()->problem()));
        QCOMPARE(nameField()->property("text").toString(), u"Other"_s);
        QVERIFY(page()->isDirty() && saveButton()->isEnabled());
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QTRY_COMPARE(nameInRail(), u"Other"_s);
    }

    void tooLongIsNotSent()
    {
        openSheet();
        page()->setName(QString(31, u'x'));
        page()->save();
        QVERIFY(page()->problem().contains(u"31"_s));
        QVERIFY(!page()->isSaving());
        QVERIFY(changes().isEmpty());
        page()->discard();
    }

    void closingAsksFirst()
    {
        openSheet();
        typeName(u"Gone"_s);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(m_driver->button(u"Go on editing"_s));
        QVERIFY(isOpen());
        m_driver->click(u"Go on editing"_s);
        QTRY_VERIFY(!m_driver->button(u"Go on editing"_s));
        QCOMPARE(page()->name(), u"Gone"_s);
        m_driver->press(Qt::Key_Escape);
        m_driver->click(u"Discard the changes"_s);
        QTRY_VERIFY(!isOpen());
        openSheet();
        QVERIFY(page()->name() != u"Gone"_s);
        m_driver->press(Qt::Key_Escape); // nothing to ask
        QTRY_VERIFY(!isOpen());
        openSheet();
        typeName(u"Again"_s); // nobody wants to close this one yet
        WindowFixture::settle();
        QVERIFY(saveButton() != nullptr && !m_driver->button(u"Go on editing"_s));
        page()->setName({});
        page()->discard();
    }

    /// As after a crash.
    void whatWasTypedComesBack()
    {
        openSheet();
        typeName(u"Kept"_s);
        QTRY_VERIFY_WITH_TIMEOUT(draft().contains(u"Kept"_s), patienceMs);
        const std::unique_ptr<OwnProfilePage> again(
            m_fixture->screen->window().ownProfile(m_account));
        QTRY_VERIFY_WITH_TIMEOUT(again->isReady(), patienceMs);
        QVERIFY(again->isRestored() && again->isDirty());
        QCOMPARE(again->name(), u"Kept"_s);
        page()->discard();
        QTRY_VERIFY(draft().isEmpty());
    }

    void fieldsAreEdited()
    {
        openSheet();
        ProfileFields *fields = page()->fields();
        const int before = fields->rowCount();
        QVERIFY(before < 3);
        m_driver->click(u"Add a field"_s);
        QTRY_COMPARE(fields->rowCount(), before + 1);
        fields->setName(before, u"Tea"_s);
        fields->setValue(before, u"green"_s);
        fields->add();
        fields->setName(before + 1, u"Cake"_s);
        fields->setValue(before + 1, u"no"_s);
        fields->move(before + 1, 0);
        QTRY_VERIFY(m_driver->sees(u"Cake"_s));
        QCOMPARE(fields->fields().front().name, u"Cake"_s);
        fields->take(before + 1);
        QCOMPARE(fields->rowCount(), before + 1);
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QCOMPARE(changes(), QStringList{u"fields"_s});
    }

    void onlyWhatTheServerKnows()
    {
        openSheet();
        QVERIFY(m_driver->button(u"Ask me before somebody follows me"_s));
        QVERIFY(!m_driver->shown("label", u"Birthday"_s));
        QVERIFY(!m_driver->shown("label", u"Description of the avatar"_s));
        page()->setTruth(u"locked"_s, true);
        QTRY_VERIFY(
            m_driver->button(u"Ask me before somebody follows me"_s)->property("checked").toBool());
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QCOMPARE(changes(), QStringList{u"locked"_s});
    }

    void aPictureIsDropped()
    {
        openSheet();
        QMimeData data;
        data.setUrls({picture()});
        QCOMPARE(dropOn(u"Avatar"_s, data), Qt::CopyAction);
        QTRY_VERIFY(page()->isAvatarChanged());
        QVERIFY(page()->avatar().startsWith(u"image://attachment/"_s));
        page()->keepPicture(u"avatar"_s);
        QVERIFY(!page()->isDirty());
        page()->choosePicture(u"avatar"_s, picture());
        QTRY_VERIFY(page()->isAvatarChanged());
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QCOMPARE(changes(), QStringList{u"avatar"_s});
    }

    void nothingIsSavedBeforeThePictureIsThere()
    {
        openSheet();
        typeName(u"Anew"_s);
        page()->choosePicture(u"avatar"_s, picture());
        QVERIFY(page()->isCopying());
        page()->save();
        QVERIFY(!page()->isSaving());
        QTRY_VERIFY(page()->isAvatarChanged());
        QVERIFY(!page()->isCopying());
        page()->save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QVERIFY(changes().join(u' ').contains(u"avatar"_s));
        QVERIFY(changes().join(u' ').contains(u"display_name"_s));
    }

    /// As by a click on a notification of the desktop.
    void whatComesFromOutsideAsksFirst()
    {
        openSheet();
        typeName(u"Anew"_s);
        Q_EMIT m_fixture->screen->window().wantsThread(u"https://a.example/1"_s);
        QTRY_VERIFY(m_driver->button(u"Discard the changes"_s));
        QVERIFY(isOpen());
        m_driver->click(u"Discard the changes"_s);
        QTRY_VERIFY(!isOpen());
        openSheet();
        Q_EMIT m_fixture->screen->window().wantsThread(u"https://a.example/1"_s);
        QTRY_VERIFY(!isOpen()); // nothing to lose
        QTRY_VERIFY(m_fixture->screen->deck().rowCount() > 0
            || !m_driver->textWith(u"open in a column"_s).isEmpty());
    }

    void whatIsDiscardedTakesNoPicture()
    {
        openSheet();
        page()->choosePicture(u"avatar"_s, picture());
        page()->discard();
        QTRY_VERIFY(!page()->isCopying());
        QVERIFY(!page()->isDirty());
    }

    /// It would be saved all the same.
    void nothingIsDiscardedWhileItIsSaved()
    {
        openSheet();
        typeName(u"Anew"_s);
        page()->save();
        QVERIFY(page()->isSaving());
        m_driver->press(Qt::Key_Escape);
        QVERIFY(!m_driver->button(u"Discard the changes"_s));
        page()->discard();
        QCOMPARE(page()->name(), u"Anew"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(), patienceMs);
        QCOMPARE(changes(), QStringList{u"display_name"_s});
    }

    void whatIsNoPicture()
    {
        openSheet();
        const QString path = m_folder.filePath(u"words.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("words") == 5);
        file.close();
        page()->choosePicture(u"header"_s, QUrl::fromLocalFile(path));
        QTRY_VERIFY(page()->problem().contains(u"words.txt"_s));
        page()->choosePicture(u"header"_s, QUrl(u"https://a.example/a.png"_s));
        QVERIFY(!page()->isDirty());
    }

    /// A server that cannot be asked says so, and may be asked again.
    void itCannotBeRead()
    {
        m_sandbox->serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/accounts/verify_credentials"_s,
            .times = 1,
            .status = 403});
        clickMenu();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(u"Try again"_s), patienceMs);
        QVERIFY(!page()->problem().isEmpty());
        m_driver->click(u"Try again"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page()->isReady(), patienceMs);
        QTRY_VERIFY(nameField());
    }

private:
    QQuickItem *badge() const { return m_driver->shown("accountId", m_account); }
    void clickMenu() const
    {
        m_driver->click(badge());
        m_driver->click(u"Edit profile…"_s);
    }
    void openSheet() const
    {
        clickMenu();
        QTRY_VERIFY_WITH_TIMEOUT(nameField() != nullptr, patienceMs);
        WindowFixture::settle();
    }
    OwnProfilePage *page() const
    {
        const QQuickItem *sheet = m_driver->first(
            [](const QQuickItem *item) { return item->property("closeTries").isValid(); });
        return sheet == nullptr ? nullptr : sheet->property("profile").value<OwnProfilePage *>();
    }
    bool isOpen() const { return page() != nullptr; }
    QQuickItem *nameField() const { return m_driver->shown("label", u"Display name"_s); }
    QQuickItem *saveButton() const { return m_driver->button(u"Save"_s); }
    void typeName(const QString &name) const
    {
        nameField()->forceActiveFocus(Qt::TabFocusReason); // all of it is selected
        m_driver->type(name);
        QTRY_COMPARE(page()->name(), name);
    }
    QStringList changes() const
    {
        QStringList details;
        for (const WriteRecord &record : m_sandbox->writesInOrder(u"ao"_s)) {
            if (record.what == u"profile"_s && record.outcome == WriteOutcome::Done) {
                details << record.detail;
            }
        }
        return details;
    }
    QString nameInRail() const
    {
        const auto &all = m_fixture->screen->window().accounts()->all();
        return all.empty() ? QString() : all.front().displayName;
    }
    QString draft() const
    {
        const auto kept = await(m_fixture->app->store->readUser([this](store::UserTx &tx) {
            return store::setting(tx, u"profile-draft/"_s + m_account);
        }));
        return kept ? kept->value_or(QString()) : QString();
    }
    QUrl picture() const
    {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = m_folder.filePath(u"me.png"_s);
        return image.save(path) ? QUrl::fromLocalFile(path) : QUrl();
    }
    /// Over the picture of that name; what was done with it.
    Qt::DropAction dropOn(const QString &label, const QMimeData &data) const
    {
        const QQuickItem *place = m_driver->shown("label", label);
        const QPointF at = place->mapToScene({20, place->height() / 2});
        const Qt::DropActions offered = Qt::MoveAction | Qt::CopyAction;
        QDragEnterEvent enter(at.toPoint(), offered, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_fixture->window, &enter);
        QDragMoveEvent move(at.toPoint(), offered, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_fixture->window, &move);
        QDropEvent drop(at, offered, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_fixture->window, &drop);
        return drop.isAccepted() ? drop.dropAction() : Qt::IgnoreAction;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QString m_account;
};

ASTERISM_WINDOW_TEST(tst_OwnProfile)

#include "tst_ownprofile.moc"
