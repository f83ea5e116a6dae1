// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/postinglimits.h"
#include "model/posttext.h"
#include "ui/models/rowsmodel.h"

namespace asterism::ui {

/// The files of a post that is being written. Roles: name, type ("image", "video", "audio"),
/// preview (a URL; may be empty), description, descriptionLimit (characters), focusX, focusY,
/// trouble (plain; mostly empty), busy.
class AttachmentsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from ComposePart.attachments")
    /// Files are being read.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    /// Why a file could not be taken; empty mostly.
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    /// `dataFolder`: the files lie in its "attachments".
    explicit AttachmentsModel(QString dataFolder, QObject *parent = nullptr);

    bool isBusy() const { return false; }
    QString problem() const { return {}; }

    Q_INVOKABLE void take(int place); ///< away
    Q_INVOKABLE void move(int from, int to);
    Q_INVOKABLE void setDescription(int place, const QString &text);
    Q_INVOKABLE void setFocus(int place, double x, double y); ///< each from -1 to 1

    QList<Attachment> media() const { return m_media; }
    void show(const QList<Attachment> &media);
    /// `most`: so many files.
    void setLimits(const PostingLimits &limits, int most);

Q_SIGNALS:
    void busyChanged();
    void problemChanged();
    void changed(); ///< media(), by the user

private:
    bool has(int place) const { return place >= 0 && place < m_media.size(); }
    void showAll();
    void edited();

    QString m_dataFolder;
    QList<Attachment> m_media;
    QStringList m_keys;
    PostingLimits m_limits;
    int m_most = mostAttachments;
    int m_made = 0;
};

} // namespace asterism::ui
