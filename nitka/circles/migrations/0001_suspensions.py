from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("seat", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("circle", models.CharField(max_length=64)),
                ("charter", models.CharField(max_length=64)),
                ("until_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["seat"]},
        ),
    ]
