// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serving.h"
#include "flow/corefixture.h"
#include "store/accounts.h"
#include "ui/viewmodels/ask.h"

#include <QFile>
#include <QSignalSpy>

#include <memory>

/// A sandbox and, over a data folder, everything below the screen: what the models are given.
namespace asterism::ui {

using namespace Qt::Literals::StringLiterals;
using asterism::flow::await;

class AppFixture {
public:
    explicit AppFixture(Sandbox::Options options = {.people = 12, .postsPerServer = 0},
        std::unique_ptr<SecretStore> secrets = std::make_unique<MemoryStore>())
    {
        if (!sandbox.start(options)) {
            return;
        }
        auto opened = App::open({.folder = m_dir.path(),
            .works = true,
            .allowPrivateNetwork = true,
            .secrets = std::move(secrets)});
        if (opened) {
            app = std::move(*opened);
            serving = std::make_unique<Serving>(*app);
            m_ready = await(serving->start()).ok();
        }
    }
    ~AppFixture()
    {
        if (app) {
            serving->close();
            app->endWork({serving.get(), &serving->jobs()});
        }
        serving.reset();
        app.reset();
    }

    bool isReady() const { return m_ready; }
    QString folder() const { return m_dir.path(); }
    Ask ask()
    {
        return [this](const QString &kind, const QJsonObject &argument) {
            return serving->jobs().run(kind, argument);
        };
    }

    Result<Account> signIn(const QString &user)
    {
        const Server *server = sandbox.serverOf(user);
        return await(app->accounts.addWithToken(server->host(), server->token(user)));
    }

private:
    QTemporaryDir m_dir; // goes last
    bool m_ready = false;

public:
    Sandbox sandbox;
    std::unique_ptr<App> app;
    std::unique_ptr<Serving> serving;
};

/// What is below the screen, over a folder, without a server; nothing when it cannot be.
inline std::unique_ptr<App> openedApp(const QString &folder)
{
    auto opened = App::open({.folder = folder,
        .works = true,
        .allowPrivateNetwork = true,
        .secrets = std::make_unique<MemoryStore>()});
    return opened ? std::move(*opened) : nullptr;
}

/// An account "a" of ao@a.example, who has no token: nobody is there who could be asked.
inline bool addAo(App &app)
{
    const Account account{
        .id = {u"a"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s, .localId = u"1"_s};
    return await(app.store->writeUser([account](store::UserTx &tx) {
        return store::addAccount(tx, account);
    })).ok();
}

/// A new file; its path, empty when it could not be written.
inline QString fileIn(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

/// What a model shows in one column, by the role's name.
inline QVariantList column(const QAbstractItemModel &model, const char *role)
{
    const int number = model.roleNames().key(role, -1);
    QVariantList values;
    for (int row = 0; row < model.rowCount(); ++row) {
        values << model.data(model.index(row, 0), number);
    }
    return values;
}

/// The sentence that a signal told last; empty when it told none.
inline QString lastText(const QSignalSpy &spy)
{
    return spy.isEmpty() ? QString() : spy.last().value(0).toString();
}

} // namespace asterism::ui
